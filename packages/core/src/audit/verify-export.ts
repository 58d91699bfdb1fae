import type { AuditEvent } from './audit.schema.ts';
import { checkEvent, reachesHead, startCheck } from './chain.ts';
import type { ChainEvent, Head, Sha256 } from './chain.ts';

/** How far an export is sound; `first_bad_seq` is where the first event is missing, changed or out of place. */
export interface ExportVerification {
  valid: boolean;
  checked: number;
  first_bad_seq?: number;
}

/**
 * Checks exported audit events, oldest first from the very first, with nothing but the export and a head kept elsewhere: no
 * database, no key. Shared with the SDK. A personal field that was erased is sound; one whose clear text differs is not.
 */
export function verifyExport(
  events: readonly AuditEvent[],
  expected: Head & { chain_id: string },
  sha256: Sha256,
): ExportVerification {
  let check = startCheck();
  let seen: string | null = null;
  for (const event of events) {
    check = checkEvent(check, chainEvent(event, expected.chain_id), clearText(event), sha256);
    if (check.firstBadSeq !== null) break;
    if (event.seq === expected.seq) seen = event.hash;
  }
  const valid = reachesHead(check, expected, seen);
  return {
    valid,
    checked: check.checked,
    ...(valid ? {} : { first_bad_seq: check.firstBadSeq ?? check.head.seq + 1 }),
  };
}

/** What the chain binds: the event without its labels. */
function chainEvent(event: AuditEvent, chainId: string): ChainEvent & { hash: string } {
  const { via, ...actor } = event.actor;
  return {
    chain_id: chainId,
    seq: event.seq,
    id: event.id,
    at: event.at,
    action: event.action,
    actor: { ...withoutLabel(actor), ...(via ? { via: withoutLabel(via) } : {}) },
    subject: withoutLabel(event.subject),
    before: event.before,
    after: event.after,
    request_id: event.request_id,
    personal: event.personal,
    prev_hash: event.prev_hash,
    hash: event.hash,
  };
}

function withoutLabel(party: object): object {
  return Object.fromEntries(Object.entries(party).filter(([field]) => field !== 'label'));
}

/** The personal fields that are shown or salted: each needs both, so that neither can be changed or left over. */
function clearText({ actor, subject, ip, salts }: AuditEvent): Record<string, { salt: string; value: string }> {
  const shown: Record<string, string | null> = { actor: actor.label, subject: subject.label, ip };
  if (actor.via) shown['via'] = actor.via.label;
  const fields = [...Object.keys(shown).filter((field) => shown[field] !== null), ...Object.keys(salts)];
  return Object.fromEntries(fields.map((field) => [field, { salt: salts[field] ?? '', value: shown[field] ?? '' }]));
}
