import type { AuditEvent } from '@keyfob/sdk';
import { strings } from '../strings.ts';

const words = strings.token.events;

/** Who did it: an e-mail, a token’s handle, or that nobody knows any more. */
export function actorLabel({ kind, label, via }: AuditEvent['actor']): string {
  const who = label ?? (kind === 'system' ? words.system : words.someone);
  return via ? `${who} ${words.via(via.label ?? words.someone)}` : who;
}
