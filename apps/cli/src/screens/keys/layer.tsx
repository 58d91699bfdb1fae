import { createContext, use } from 'react';
import type { ReactNode } from 'react';

/** Whether what is drawn here is in front: only that hears keys and asks the service for news. */
export const Active = createContext(true);

/** Whether this screen is the one to be seen, even if help or the command line lies over it. */
export const Front = createContext(true);

export function Layer({ on, children }: { on: boolean; children: ReactNode }) {
  return <Active value={use(Active) && on}>{children}</Active>;
}
