import type { Pool } from 'pg';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Foundation } from '../transaction.ts';
import type { Refusal } from './limit-tries.ts';
import type { SignedIn } from './signed-in.ts';

/** What every guard of a sign-in route stands on. */
export interface House {
  config: Config;
  foundation: Foundation;
  /** As `keyfob_system`, on schema `auth`. */
  pool: Pool;
  /** Whose session cookie this is. */
  person(headers: Headers): Promise<SignedIn | null>;
}

/** One request at the door of people’s sign-in: `body` is the JSON object it carries, `from` what the server knows of the caller. */
export interface Knock {
  headers: Headers;
  url: URL;
  body: Record<string, unknown>;
  from: RequestInfo;
}

/** Stands before one route: lets better-auth answer through `next`, perhaps to another body, or answers itself. */
export type Guard = (house: House, knock: Knock, next: (body?: object) => Promise<Response>) => Promise<Response>;

/** An answer in the form of better-auth’s own. */
export function answer(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, message }, { status, headers });
}

/** Says nothing of whom it was tried at: known or not, the answer is the same. */
export function tooManyTries({ retryAfter }: Refusal): Response {
  const message = 'Too many tries. Wait, then try again.';
  return answer(429, 'TOO_MANY_TRIES', message, { 'retry-after': String(retryAfter) });
}
