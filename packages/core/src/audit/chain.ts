/**
 * The audit chain as pure rules, shared with the SDK: what is hashed, and how a reader checks it offline.
 * Every hash is SHA-256 in lower-case hex of canonical JSON (keys sorted, no white space; RFC 8785 for our value types).
 */

/** What the chain binds of one event; personal fields enter as salted digests only. */
export interface ChainEvent {
  chain_id: string;
  seq: number;
  id: string;
  at: string;
  action: string;
  actor: unknown;
  subject: unknown;
  before: unknown;
  after: unknown;
  request_id: string | null;
  personal: Record<string, string>;
  prev_hash: string;
}

export type Sha256 = (text: string) => string;

/** `prev_hash` of a chain’s first event. */
export const GENESIS = '0'.repeat(64);

/** The installation’s own chain; every other is named by its workspace. */
export const INSTALLATION_CHAIN = '00000000-0000-0000-0000-000000000000';

export function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    const fields = Object.entries(value).filter(([, field]) => field !== undefined);
    fields.sort(([a], [b]) => (a < b ? -1 : 1));
    return `{${fields.map(([key, field]) => `${JSON.stringify(key)}:${canonical(field)}`).join(',')}}`;
  }
  return JSON.stringify(value ?? null);
}

export function hashEvent(event: ChainEvent, sha256: Sha256): string {
  const { chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash } = event;
  return sha256(
    canonical({
      chain_id,
      seq,
      id,
      at,
      action,
      actor,
      subject,
      before: before ?? null,
      after: after ?? null,
      request_id,
      personal,
      prev_hash,
    }),
  );
}

export function digestPersonal(salt: string, value: string, sha256: Sha256): string {
  return sha256(canonical([salt, value]));
}

export interface Head {
  seq: number;
  hash: string;
}

/** Carries the check over a chain of any length, one event at a time. */
export interface ChainCheck {
  checked: number;
  head: Head;
  firstBadSeq: number | null;
}

/** `after`: the event the chain follows where its older part was archived. */
export const startCheck = (after: Head = { seq: 0, hash: GENESIS }): ChainCheck => ({
  checked: 0,
  head: { seq: after.seq, hash: after.hash },
  firstBadSeq: null,
});

/** What is wrong with an event: where it stands, what it follows, what it says, or the clear text beside it. */
export type Flaw = 'place' | 'link' | 'content' | 'personal';

/** Holds an event against the one before it, and every clear text against its digest. Null: sound. */
export function flawOf(
  previous: Head,
  event: ChainEvent & { hash: string },
  clear: Record<string, { salt: string; value: string }>,
  sha256: Sha256,
): Flaw | null {
  if (event.seq !== previous.seq + 1) return 'place';
  if (event.prev_hash !== previous.hash) return 'link';
  if (event.hash !== hashEvent(event, sha256)) return 'content';
  const isSound = Object.entries(clear).every(
    ([field, { salt, value }]) => event.personal[field] === digestPersonal(salt, value, sha256),
  );
  return isSound ? null : 'personal';
}

/** Checks the next event, oldest first. The first that fails is remembered; later ones no longer move the head. */
export function checkEvent(
  check: ChainCheck,
  event: ChainEvent & { hash: string },
  clear: Record<string, { salt: string; value: string }>,
  sha256: Sha256,
): ChainCheck {
  if (check.firstBadSeq !== null) return check;
  if (flawOf(check.head, event, clear, sha256)) return { ...check, firstBadSeq: check.head.seq + 1 };
  return { checked: check.checked + 1, head: { seq: event.seq, hash: event.hash }, firstBadSeq: null };
}

/**
 * Ends a check against a head kept elsewhere: the chain must hold that very event.
 * `seen` is the hash found at the expected head’s seq, if the chain reached it.
 */
export function reachesHead(check: ChainCheck, expected: Head | null, seen: string | null): boolean {
  if (check.firstBadSeq !== null) return false;
  return expected === null || expected.seq === 0 || seen === expected.hash;
}
