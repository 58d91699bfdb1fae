import type { AuditEvent } from '@keyfob/sdk';
import type { Columns } from '../output.ts';
import { cell } from '../text.ts';

export const auditColumns: Columns<AuditEvent> = {
  time: ({ at }) => `${at.slice(0, 10)} ${at.slice(11, 19)}Z`,
  action: ({ action }) => action,
  by: ({ actor }) => who(actor) + (actor.via === undefined ? '' : ` via ${who(actor.via)}`),
  subject: ({ subject }) => who(subject),
  ip: ({ ip }) => ip,
};

/** One event a line, for a log that goes on. */
export function auditLine(event: AuditEvent): string {
  return `${Object.values(auditColumns)
    .map((show) => cell(show(event)))
    .join('  ')}\n`;
}

function who({ kind, id, label }: { kind: string; id: string | null; label: string | null }): string {
  return label ?? id ?? kind;
}
