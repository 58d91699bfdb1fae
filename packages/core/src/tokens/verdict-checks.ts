import type { GrantRequest } from '../permissions/grant.ts';
import { formatShortForm } from '../permissions/short-form.ts';
import { inAny } from './cidr.ts';
import { holds, lacks } from './effective-grants.ts';
import type { Snapshot } from './snapshot.ts';
import { statusOf } from './status.ts';
import type { StatusFacts } from './status.ts';
import type { Environment } from './token.schema.ts';
import type { VerdictCode } from './verify.schema.ts';

export interface VerifyRequest {
  /** All of these must be granted. */
  readonly require: readonly GrantRequest[];
  /** Id or slug of the workspace the token has to belong to. */
  readonly workspace?: string | undefined;
  readonly environment?: Environment | undefined;
  /** Address of the end caller. */
  readonly sourceIp?: string | undefined;
  readonly explain?: boolean | undefined;
  /** Id of the only workspace the verifier sees; null for a service token, which sees every one. */
  readonly asWorkspace: string | null;
}

type Question<Answer> = (snapshot: Snapshot, request: VerifyRequest, now: Date) => Answer;

interface VerdictCheck {
  /** What the verdict says when this check fails before any other. */
  readonly code: Exclude<VerdictCode, 'not_found' | 'rate_limited' | 'valid'>;
  readonly passes: Question<boolean>;
  /** What was looked at, for `explain`. */
  readonly detail: Question<string>;
}

/** In the order of product.md §2; existence comes before them, rate limits after. */
export const verdictChecks: readonly VerdictCheck[] = [
  {
    code: 'wrong_workspace',
    passes: ({ workspace }, request) =>
      request.workspace === undefined || workspace?.id === request.workspace || workspace?.slug === request.workspace,
    detail: ({ workspace }) =>
      workspace ? `The token belongs to workspace ${workspace.slug}.` : 'The token belongs to no workspace.',
  },
  {
    code: 'wrong_environment',
    passes: ({ token }, { environment }) => environment === undefined || environment === token.environment,
    detail: ({ token }) => `The token is for ${token.environment}.`,
  },
  {
    code: 'revoked',
    passes: (snapshot, _, now) => withParent(snapshot).every((one) => statusOf(one, now) !== 'revoked'),
    detail: (snapshot, _, now) => {
      const ended = withParent(snapshot).find((one) => statusOf(one, now) === 'revoked') ?? snapshot.token;
      return instant('Revoked', ended.revokedAt ?? ended.deletedAt ?? ended.graceEndsAt, 'Not revoked.');
    },
  },
  {
    code: 'expired',
    passes: (snapshot, _, now) => withParent(snapshot).every(({ expiresAt }) => !expiresAt || now < expiresAt),
    detail: (snapshot) => {
      const ends = withParent(snapshot).flatMap(({ expiresAt }) => expiresAt ?? []);
      return instant('Expires', ends.sort((left, right) => left.getTime() - right.getTime())[0], 'Never expires.');
    },
  },
  {
    code: 'workspace_inactive',
    passes: ({ token, workspace }) => (token.kind === 'service' ? workspace === null : workspace?.active === true),
    detail: ({ workspace }) =>
      workspace?.active === false ? 'The workspace is not active.' : 'No workspace is in the way.',
  },
  {
    code: 'owner_inactive',
    passes: ({ token, owner }, _, now) => token.kind !== 'personal' || isActive(owner, now),
    detail: ({ token, owner }, _, now) => {
      if (token.kind !== 'personal') return 'The token has no owner.';
      return isActive(owner, now) ? 'The owner is an active member.' : 'The owner is no active member.';
    },
  },
  {
    code: 'disabled',
    passes: (snapshot) => withParent(snapshot).every(({ disabledAt }) => !disabledAt),
    detail: ({ token, parent }) => instant('Disabled', token.disabledAt ?? parent?.disabledAt, 'Not disabled.'),
  },
  {
    code: 'not_yet_valid',
    passes: ({ token }, _, now) => token.notBefore === null || now >= token.notBefore,
    detail: ({ token }) => instant('Valid from', token.notBefore, 'Valid from its creation.'),
  },
  {
    code: 'ip_denied',
    passes: (snapshot, { sourceIp }) =>
      addressLists(snapshot).every((list) => sourceIp !== undefined && inAny(sourceIp, list)),
    detail: (snapshot, { sourceIp }) =>
      addressLists(snapshot).length === 0
        ? 'Usable from any address.'
        : `Called from ${sourceIp ?? 'an address that was not given'}.`,
  },
  {
    code: 'insufficient_permissions',
    passes: (snapshot, { require }) => require.every((request) => holds(snapshot, request)),
    detail: (snapshot, { require }) => {
      const lacking = lacks(snapshot, require).flatMap(formatShortForm);
      if (lacking.length > 0) return `Lacks ${lacking.join(', ')}.`;
      return require.length === 0 ? 'Nothing was required.' : 'Holds all that was required.';
    },
  },
  {
    code: 'uses_exceeded',
    passes: ({ token }) => token.maxUses === null || token.useCount < token.maxUses,
    detail: ({ token }) =>
      token.maxUses === null ? 'No limit of uses.' : `Used ${token.useCount} of ${token.maxUses} times.`,
  },
];

/** A membership by break-glass ends by the clock. */
function isActive(owner: Snapshot['owner'], now: Date): boolean {
  return owner?.active === true && (owner.until === undefined || now < owner.until);
}

/** A child works only while its parent does. */
function withParent({ token, parent }: Snapshot): StatusFacts[] {
  return parent ? [token, parent] : [token];
}

/** Every list that is set has to let the caller through: the token's and the policy's. */
function addressLists({ token, workspace }: Snapshot): (readonly string[])[] {
  return [token.allowedCidrs, workspace?.allowedCidrs ?? []].filter((list) => list.length > 0);
}

function instant(word: string, at: Date | null | undefined, otherwise: string): string {
  return at ? `${word} ${at.toISOString()}.` : otherwise;
}
