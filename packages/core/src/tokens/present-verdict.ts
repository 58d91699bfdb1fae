import { formatShortForm } from '../permissions/short-form.ts';
import type { Snapshot } from './snapshot.ts';
import type { Judgement } from './token.ts';
import type { Verdict } from './verify.schema.ts';

/** The token’s edit page with the missing grants filled in. */
export function fixUrl(publicUrl: string, snapshot: Snapshot, missing: Judgement['missing']): string | undefined {
  if (!snapshot.workspace || missing.length === 0) return undefined;
  const grants = new URLSearchParams(missing.flatMap(formatShortForm).map((grant) => ['grant', grant]));
  return `${publicUrl}/workspace/${snapshot.workspace.id}/access-tokens/${snapshot.token.id}?${grants.toString()}`;
}

/** A verdict as the API answers it; of a token that was not found it says nothing. */
export function presentVerdict(publicUrl: string, snapshot: Snapshot | null, judgement: Judgement): Verdict {
  const { code, missing, warnings, checks } = judgement;
  const verdict: Verdict = {
    valid: code === 'valid',
    code,
    warnings: [...warnings],
    ...(checks ? { explain: checks } : {}),
  };
  if (!snapshot || code === 'not_found') return verdict;
  const fix = fixUrl(publicUrl, snapshot, missing);
  return {
    ...verdict,
    token: presentSubject(snapshot, judgement),
    ...(missing.length > 0 ? { missing: [...missing] } : {}),
    ...(fix === undefined ? {} : { fix_url: fix }),
  };
}

function presentSubject({ token, workspace, owner }: Snapshot, { grants }: Judgement): NonNullable<Verdict['token']> {
  return {
    id: token.id,
    name: token.name,
    kind: token.kind,
    environment: token.environment,
    workspace: workspace && { id: workspace.id, slug: workspace.slug, external_id: workspace.externalId },
    owner: owner && { id: owner.memberId, email: owner.email, external_id: owner.externalId, role: owner.role },
    grants: [...grants],
    expires_at: token.expiresAt?.toISOString() ?? null,
    // Written through the `Metadata` schema, so it is JSON.
    metadata: token.metadata as NonNullable<Verdict['token']>['metadata'],
  };
}
