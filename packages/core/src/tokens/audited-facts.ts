import { sha256 } from '../audit/append-audit-events.ts';
import { canonical } from '../audit/chain.ts';
import type { TokenRow } from './token.entity.ts';

/** What the audit log says of a token before and after a change: no secret, and nothing of a person; free text as a digest. */
export function auditedFacts(row: TokenRow): Record<string, unknown> {
  return {
    name: row.name,
    kind: row.kind,
    type: row.type ?? null,
    environment: row.environment,
    role: row.role?.key ?? null,
    grants: row.grants,
    access: row.access,
    expires_at: row.expiresAt?.toISOString() ?? null,
    not_before: row.notBefore?.toISOString() ?? null,
    max_uses: row.maxUses ?? null,
    allowed_cidrs: row.allowedCidrs,
    rate_limit: row.rateLimit ?? null,
    parent_id: row.parentId ?? null,
    description_sha256: sha256(row.description),
    metadata_sha256: sha256(canonical(row.metadata)),
  };
}

/** Only the fields that differ, on both sides. */
export function changedFacts(
  before: Record<string, unknown>,
  after: Record<string, unknown>,
): { before: Record<string, unknown>; after: Record<string, unknown> } {
  const changed = Object.keys(after).filter((field) => JSON.stringify(before[field]) !== JSON.stringify(after[field]));
  const pick = (facts: Record<string, unknown>) => Object.fromEntries(changed.map((field) => [field, facts[field]]));
  return { before: pick(before), after: pick(after) };
}
