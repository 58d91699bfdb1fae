import type { Keyfob } from '@keyfob/sdk';
import { createContext, use } from 'react';
import type { Connection } from './connection.ts';

/** What every screen works with. */
export interface Desk {
  readonly keyfob: Keyfob;
  /** Id or slug. */
  readonly workspace: string;
  readonly apiUrl: string;
  readonly connection: Connection;
}

export const DeskContext = createContext<Desk | undefined>(undefined);

export function useDesk(): Desk {
  const desk = use(DeskContext);
  if (!desk) throw new Error('a screen outside of the app');
  return desk;
}
