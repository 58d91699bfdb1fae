import type { Grant } from '../permissions/grant.schema.ts';
import { lacks, shownGrants } from './effective-grants.ts';
import type { Snapshot } from './snapshot.ts';
import { statusOf } from './status.ts';
import { verdictChecks } from './verdict-checks.ts';
import type { VerifyRequest } from './verdict-checks.ts';
import type { Check, VerdictCode } from './verify.schema.ts';

export { effectiveGrants, shownGrants } from './effective-grants.ts';
export type { OwnerFacts, Snapshot, TokenFacts } from './snapshot.ts';
export { statusOf } from './status.ts';
export type { VerifyRequest } from './verdict-checks.ts';

/** A valid token that ends within this many seconds says `expires_soon`: 7 days, as the CLI warns. */
const EXPIRES_SOON_SECONDS = 7 * 86_400;

type Warning = 'expires_soon' | 'superseded' | 'rotation_due';

export interface Judgement {
  readonly code: Exclude<VerdictCode, 'rate_limited'>;
  /** The required grants that the token lacks; empty unless the code is `insufficient_permissions`. */
  readonly missing: readonly Grant[];
  /** Of valid tokens only. */
  readonly warnings: readonly Warning[];
  /** What the token may do now, for showing; empty for one that was not found. */
  readonly grants: readonly Grant[];
  /** When asked to `explain`: every check in order, also those after the first that failed. */
  readonly checks?: Check[];
}

/**
 * The verdict on a token at an instant: the first code of product.md §2 that applies. Pure: the caller counts uses
 * (atomically, after `valid`) and rate limits. A token of a workspace the verifier does not see is not found, exactly
 * like one that does not exist.
 */
export function judge(snapshot: Snapshot | null, request: VerifyRequest, now: Date): Judgement {
  if (snapshot === null || !isVisible(snapshot, request)) return notFound(request);
  const failed = verdictChecks.find((check) => !check.passes(snapshot, request, now));
  const code = failed?.code ?? 'valid';
  return {
    code,
    missing: code === 'insufficient_permissions' ? lacks(snapshot, request.require) : [],
    warnings: code === 'valid' ? warningsOf(snapshot, now) : [],
    grants: shownGrants(snapshot),
    ...(request.explain === true ? { checks: explain(snapshot, request, now) } : {}),
  };
}

function isVisible(snapshot: Snapshot, { asWorkspace }: VerifyRequest): boolean {
  return asWorkspace === null || snapshot.workspace?.id === asWorkspace;
}

function notFound({ explain: asked }: VerifyRequest): Judgement {
  const checks: Check[] = [{ check: 'not_found', ok: false, detail: 'No such token.' }];
  return { code: 'not_found', missing: [], warnings: [], grants: [], ...(asked === true ? { checks } : {}) };
}

function explain(snapshot: Snapshot, request: VerifyRequest, now: Date): Check[] {
  const found: Check = { check: 'not_found', ok: true, detail: 'The token exists.' };
  const rest = verdictChecks.map(({ code, passes, detail }) => ({
    check: code,
    ok: passes(snapshot, request, now),
    detail: detail(snapshot, request, now),
  }));
  return [found, ...rest];
}

function warningsOf({ token }: Snapshot, now: Date): Warning[] {
  const warnings: Warning[] = [];
  if (token.expiresAt && token.expiresAt.getTime() - now.getTime() <= EXPIRES_SOON_SECONDS * 1000)
    warnings.push('expires_soon');
  if (statusOf(token, now) === 'superseded') warnings.push('superseded');
  if (token.rotationDueAt !== null && now >= token.rotationDueAt) warnings.push('rotation_due');
  return warnings;
}
