import { parseDuration } from './duration.ts';

/** The lifetime fields of create, update, rotate and extend, as they came in. */
export interface LifetimeFields {
  readonly expires_in?: string | number | undefined;
  readonly expires_at?: string | undefined;
  readonly no_expiry?: boolean | undefined;
  readonly default_expires_in?: string | number | undefined;
}

export interface LifetimeError {
  readonly ok: false;
  readonly path: string;
  readonly message: string;
}

/** What was asked for: at most one explicit end (`at: null` is never), and a default in seconds. */
interface LifetimeWish {
  readonly ok: true;
  readonly explicit: { readonly path: string; readonly at: Date | null } | null;
  readonly fallbackSeconds: number | null;
}

export function readWish(fields: LifetimeFields, now: Date): LifetimeWish | LifetimeError {
  const { expires_in, expires_at, no_expiry, default_expires_in } = fields;
  const given = [
    expires_in === undefined ? [] : ['expires_in'],
    expires_at === undefined ? [] : ['expires_at'],
    no_expiry === true ? ['no_expiry'] : [],
  ].flat();
  const [path = null, second] = given;
  if (second !== undefined) return refuse(second, `only one of ${given.join(', ')} can be given`);

  const fallback = default_expires_in === undefined ? null : parseDuration(default_expires_in);
  if (fallback?.ok === false) return refuse('default_expires_in', fallback.message);
  const fallbackSeconds = fallback?.seconds ?? null;

  if (path === null) return { ok: true, explicit: null, fallbackSeconds };
  if (path === 'no_expiry') return { ok: true, explicit: { path, at: null }, fallbackSeconds };
  const at = path === 'expires_in' ? afterDuration(expires_in ?? '', now) : futureDate(expires_at ?? '', now);
  return typeof at === 'string' ? refuse(path, at) : { ok: true, explicit: { path, at }, fallbackSeconds };
}

export function refuse(path: string, message: string): LifetimeError {
  return { ok: false, path, message };
}

export function after(now: Date, seconds: number): Date {
  return new Date(now.getTime() + seconds * 1000);
}

function afterDuration(duration: string | number, now: Date): Date | string {
  const parsed = parseDuration(duration);
  return parsed.ok ? after(now, parsed.seconds) : parsed.message;
}

function futureDate(text: string, now: Date): Date | string {
  const at = new Date(text);
  if (Number.isNaN(at.getTime())) return 'must be a date and time such as 2027-01-31T12:00:00Z';
  return at > now ? at : 'must be in the future';
}
