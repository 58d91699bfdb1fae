import type { Grant } from '../permissions/grant.schema.ts';
import type { Requirement } from '../tokens/token.schema.ts';
import type { VerdictCode } from '../tokens/verify.schema.ts';

// What is known of one token’s use in one day (UTC). Bounded in every direction, whatever callers send. Pure: counted in the
// API’s memory, sent to the worker as JSON, merged there into what the database has.

const MOST_IPS = 100;
export const MOST_REFUSALS = 20;
const MOST_MISSING = 10;
const MOST_TERMS = 100;
const MOST_IDS = 5;

export interface Refusal {
  at: string;
  code: VerdictCode;
  ip: string | null;
  missing: Grant[];
}

/** When an action of a resource type was last allowed, and on which ids; null: on more than are kept. */
export interface UsedTerm {
  at: string;
  ids: string[] | null;
}

export interface DayUsage {
  verdicts: Partial<Record<VerdictCode, number>>;
  /** At most 100; a day that has so many may have had more. */
  ips: string[];
  /** Newest last, at most 20. */
  refusals: Refusal[];
  /** By `type:action`, at most 100. */
  used: Record<string, UsedTerm>;
}

/** One verdict, as far as usage is concerned. */
export interface NotedVerdict {
  at: Date;
  code: VerdictCode;
  ip: string | null;
  require: readonly Requirement[];
  missing: readonly Grant[];
}

export const emptyDay = (): DayUsage => ({ verdicts: {}, ips: [], refusals: [], used: {} });

/** The UTC day of an instant, such as `2026-11-22`. */
export const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

export function noteVerdict(day: DayUsage, { at, code, ip, require, missing }: NotedVerdict): void {
  day.verdicts[code] = (day.verdicts[code] ?? 0) + 1;
  if (ip !== null) addIp(day, ip);
  if (code === 'valid') {
    for (const { resource_type: type, action, resource_id: id = '*' } of require)
      addTerm(day, `${type}:${action}`, { at: at.toISOString(), ids: [id] });
    return;
  }
  day.refusals.push({ at: at.toISOString(), code, ip, missing: missing.slice(0, MOST_MISSING) });
  if (day.refusals.length > MOST_REFUSALS) day.refusals.shift();
}

/** Adds what `more` saw to `day`, whichever came first. */
export function mergeDay(day: DayUsage, more: DayUsage): void {
  for (const [code, count] of Object.entries(more.verdicts) as [VerdictCode, number][])
    day.verdicts[code] = (day.verdicts[code] ?? 0) + count;
  for (const ip of more.ips) addIp(day, ip);
  for (const [term, used] of Object.entries(more.used)) addTerm(day, term, used);
  day.refusals = [...day.refusals, ...more.refusals].toSorted(byTime).slice(-MOST_REFUSALS);
}

export const byTime = (a: { at: string }, b: { at: string }): number => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0);

function addIp(day: DayUsage, ip: string): void {
  if (day.ips.length < MOST_IPS && !day.ips.includes(ip)) day.ips.push(ip);
}

function addTerm(day: DayUsage, term: string, more: UsedTerm): void {
  const known = Object.hasOwn(day.used, term) ? day.used[term] : undefined;
  if (!known) {
    if (Object.keys(day.used).length < MOST_TERMS) day.used[term] = { at: more.at, ids: more.ids && [...more.ids] };
    return;
  }
  if (more.at > known.at) known.at = more.at;
  if (known.ids === null || more.ids === null) known.ids = null;
  else for (const id of more.ids) if (!known.ids.includes(id)) known.ids.push(id);
  if (known.ids && known.ids.length > MOST_IDS) known.ids = null;
}
