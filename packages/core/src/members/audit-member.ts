import type { NewAuditEvent } from '../context.ts';
import type { MemberRow } from './member.entity.ts';

/** Who an audit event is about; the clear text can be erased. */
export function memberSubject(row: MemberRow): NewAuditEvent['subject'] {
  const person = row.userId ?? row.id;
  return { kind: 'member', id: row.id, label: row.email ?? row.externalId ?? null, person };
}

/** What of a member is on record: nothing personal. */
export function memberFacts(row: MemberRow): Record<string, unknown> {
  return { role: row.role.key, active: row.active };
}
