import type { AuditEvent, AuditHead } from './audit.schema.ts';
import { flawOf } from './chain.ts';
import type { ChainEvent, Flaw, Head, Sha256 } from './chain.ts';

/** The first line of an export: which chain, which part of it, and the authenticated head it had then. */
export interface AuditExportHeader {
  format: 'keyfob-audit-1';
  chain_id: string;
  /** The event before the first one here; seq 0 before a chain’s first. */
  after: Head;
  /** The last event here. */
  through: Head;
  /** The newest event there was: an anchor to keep elsewhere. */
  head: AuditHead;
}

/** How far an export is sound; `line` (from 1) is the first bad one, and `reason` says what is wrong with it. */
export interface ExportVerification {
  valid: boolean;
  checked: number;
  chain_id: string | null;
  /** The last sound event. */
  last: Head | null;
  line?: number;
  reason?: string;
}

export interface VerifyExportOptions {
  /** SHA-256 of a text’s UTF-8 bytes, in lower-case hex. */
  sha256: Sha256;
  /** A head kept elsewhere: the export must hold that very event. */
  head?: Head & { chain_id?: string };
}

const REASONS: Record<Flaw, string> = {
  place: 'is not the next event: one is missing, repeated or out of place',
  link: 'does not follow the event before it: one of the two was changed or exchanged',
  content: 'was changed: its hash is not that of its content',
  personal: 'shows personal data that was changed: it does not match the digest in the chain',
};

/**
 * Checks the lines of an export with nothing but the export and a head kept elsewhere: no service, no database, no key. Shared with the
 * SDK. Without a head it proves that nothing inside was changed by somebody who did not write the whole file anew.
 * A personal field that was erased is sound; one whose clear text differs is not.
 */
export async function verifyExport(
  lines: AsyncIterable<string> | Iterable<string>,
  { sha256, head }: VerifyExportOptions,
): Promise<ExportVerification> {
  const at = { line: 0, checked: 0, chain: null as string | null, last: null as Head | null, kept: false };
  const bad = (reason: string): ExportVerification => ({ ...outcome(false), line: at.line, reason });
  const outcome = (valid: boolean) => ({ valid, checked: at.checked, chain_id: at.chain, last: at.last });
  const meet = (event: Head): boolean => {
    if (event.seq === head?.seq) at.kept = event.hash === head.hash;
    return event.seq !== head?.seq || at.kept;
  };
  let header: AuditExportHeader | null = null;
  for await (const line of lines) {
    if (line === '') continue;
    at.line += 1;
    const value = asWritten(line);
    if (value === null) return bad('is not JSON as an export writes it');
    if (!header) {
      if (!isHeader(value)) return bad('is not the first line of an export in the format jsonl');
      header = value;
      at.chain = header.chain_id;
      at.last = header.after;
      if (head?.chain_id !== undefined && head.chain_id !== at.chain) return bad('names another chain than the head');
      if (!meet(header.after)) return bad('begins after another event than the head’s');
      continue;
    }
    if (!isEvent(value)) return bad('is not an audit event');
    const flaw = flawOf(at.last ?? header.after, chainEvent(value, header.chain_id), clearText(value), sha256);
    if (flaw) return bad(REASONS[flaw]);
    at.checked += 1;
    at.last = { seq: value.seq, hash: value.hash };
    if (!meet(value)) return bad('is another event than the head’s');
  }
  at.line += 1;
  if (!header) return bad('is missing: the export is empty');
  if (at.last?.seq !== header.through.seq || at.last.hash !== header.through.hash)
    return bad(`is missing: the first line promises events through seq ${header.through.seq}`);
  if (head && head.seq > at.last.seq) return bad(`is missing: the head is seq ${head.seq}, the export ends before it`);
  if (head && head.seq > 0 && !at.kept)
    return bad(`cannot be told: the export begins after the head’s seq ${head.seq}`);
  return outcome(true);
}

/** The value of a line that is exactly what `JSON.stringify` writes: nothing hides in a repeated field or in white space. */
function asWritten(line: string): unknown {
  try {
    const value: unknown = JSON.parse(line);
    return JSON.stringify(value) === line ? value : null;
  } catch {
    return null;
  }
}

type Fields = Record<string, unknown>;
const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isHead = (value: unknown): value is Head =>
  isObject(value) && typeof value['seq'] === 'number' && typeof value['hash'] === 'string';

/** The head may be of a later event than the last one here, and is the same event where it is not. */
function isHeader(value: unknown): value is AuditExportHeader {
  if (!isObject(value) || value['format'] !== 'keyfob-audit-1' || typeof value['chain_id'] !== 'string') return false;
  const { after, through, head, chain_id: chain } = value;
  if (!isHead(after) || !isHead(through) || !isHead(head)) return false;
  if (!('chain_id' in head) || head.chain_id !== chain || through.seq > head.seq) return false;
  return through.seq < head.seq || through.hash === head.hash;
}

/** Field → whether it may be left out. Any other field would be read as part of the log and be bound by nothing. */
const FIELDS: Record<keyof AuditEvent, boolean> = {
  id: false,
  seq: false,
  at: false,
  actor: false,
  action: false,
  subject: false,
  before: true,
  after: true,
  ip: false,
  request_id: false,
  personal: false,
  salts: false,
  prev_hash: false,
  hash: false,
};

function isEvent(value: unknown): value is AuditEvent {
  if (!isObject(value) || !isHead(value) || Object.keys(value).some((field) => !(field in FIELDS))) return false;
  if (Object.entries(FIELDS).some(([field, optional]) => !optional && !(field in value))) return false;
  const { actor, subject, personal, salts, before = {}, after = {} }: Fields = value;
  if (![actor, subject, personal, salts, before, after].every(isObject)) return false;
  return isObject(actor) && isObject(actor['via'] ?? {});
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
