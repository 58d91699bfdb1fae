import type { Pool } from 'pg';
import { KeyfobError } from '../errors.ts';
import { catalogOf } from '../permissions/catalog-of.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import type { Ports } from '../ports.ts';
import type { UsageBuffer } from '../usage/usage-buffer.ts';
import { defaultPolicy } from '../workspaces/policy.schema.ts';
import type { Policy } from '../workspaces/policy.schema.ts';
import type { FirstUses } from './count-use.ts';
import { keyedDigest, valueHash } from './digest.ts';
import type { Pepper } from './digest.ts';
import { REMINT_MS } from './remint-window.ts';
import type { Snapshot } from './snapshot.ts';
import { parseTokenValue } from './token-value.ts';
import type { Environment, TokenKind } from './token.schema.ts';
import type { VerdictCounts } from './verdict-counts.ts';

/** What the hot path stands on: its own pool (as `keyfob_verify`), and no ORM. */
export interface HotPath {
  pool: Pool;
  ports: Ports;
  clock: { offsetMs: number };
  /** Every verdict is counted here. */
  usage: UsageBuffer;
  /** And here, by code, for as long as the process lives. */
  verdicts: VerdictCounts;
  firstUses: FirstUses;
}

interface SnapshotRow {
  digest: Buffer;
  now: Date;
  id: string;
  handle: string;
  name: string;
  kind: TokenKind;
  environment: Environment;
  access: 'full' | 'read';
  grants: Grant[];
  created_at: Date;
  made_until: Date | null;
  revoked_at: Date | null;
  revoke_reason: string | null;
  deleted_at: Date | null;
  grace_ends_at: Date | null;
  disabled_at: Date | null;
  expires_at: Date | null;
  not_before: Date | null;
  allowed_cidrs: string[];
  max_uses: string | null;
  use_count: string;
  rate_limit: { limit: number; window_seconds: number } | null;
  metadata: Record<string, unknown>;
  workspace_id: string | null;
  workspace_slug: string;
  workspace_external_id: string | null;
  workspace_active: boolean;
  policy: Partial<Policy>;
  shared_types: string;
  own_types: string | null;
  member_id: string | null;
  member_email: string | null;
  member_external_id: string | null;
  member_active: boolean;
  member_expires_at: Date | null;
  member_role: string;
  member_grants: Grant[];
  parent_id: string | null;
  parent_access: 'full' | 'read';
  parent_grants: Grant[];
  parent_revoked_at: Date | null;
  parent_deleted_at: Date | null;
  parent_grace_ends_at: Date | null;
  parent_disabled_at: Date | null;
  parent_expires_at: Date | null;
}

const SNAPSHOTS = `
  select d.digest, clock_timestamp() as now,
    t.id, t.handle, t.name, t.kind, t.environment, t.access, coalesce(r.grants, t.grants) as grants, t.created_at, t.made_until,
    t.revoked_at, t.revoke_reason, t.deleted_at,
    t.grace_ends_at, t.disabled_at, t.expires_at, t.not_before, t.allowed_cidrs, t.max_uses, t.use_count, t.rate_limit, t.metadata,
    t.workspace_id, w.slug as workspace_slug, w.external_id as workspace_external_id, w.active and w.deleted_at is null as workspace_active,
    i.policy || coalesce(w.policy, '{}') as policy, i.resource_types::text as shared_types, w.resource_types::text as own_types,
    m.id as member_id, m.email as member_email, m.external_id as member_external_id,
    m.active and m.removed_at is null as member_active, m.expires_at as member_expires_at, mr.key as member_role, mr.grants as member_grants,
    p.id as parent_id, p.access as parent_access, coalesce(pr.grants, p.grants) as parent_grants, p.revoked_at as parent_revoked_at,
    p.deleted_at as parent_deleted_at, p.grace_ends_at as parent_grace_ends_at, p.disabled_at as parent_disabled_at,
    p.expires_at as parent_expires_at
  from keyfob.token_digest d
  join keyfob.token t on t.id = d.token_id
  cross join keyfob.installation i
  left join keyfob.role r on r.id = t.role_id
  left join keyfob.workspace w on w.id = t.workspace_id
  left join keyfob.member m on m.workspace_id = t.workspace_id and m.id = t.member_id
  left join keyfob.role mr on mr.id = m.role_id
  left join keyfob.token p on p.id = t.parent_id
  left join keyfob.role pr on pr.id = p.role_id
  where d.digest = any($1)`;

/** Snapshots by value, with the instant at which the database read them. */
export interface Reading {
  now: Date;
  byValue: ReadonlyMap<string, Snapshot>;
}

/**
 * Reads the tokens behind values in one prepared SELECT; a value whose checksum is wrong costs no read at all. Values stored with an
 * older pepper are noted, for the worker to store with the newest.
 * @throws KeyfobError unavailable when the database does not answer: never "not found", never "valid".
 */
export async function readSnapshots(
  { pool, ports, clock, usage }: HotPath,
  values: readonly string[],
): Promise<Reading> {
  const byDigest = new Map<string, { value: string; hash: Buffer; pepper: Pepper }>();
  const digests: Buffer[] = [];
  for (const value of values) {
    if (!parseTokenValue(value)) continue;
    const hash = valueHash(value);
    for (const pepper of ports.peppers.all) {
      const digest = keyedDigest(hash, pepper);
      digests.push(digest);
      byDigest.set(digest.toString('latin1'), { value, hash, pepper });
    }
  }
  const rows = digests.length === 0 ? [] : await query(pool, digests);
  const byValue = new Map<string, Snapshot>();
  for (const row of rows) {
    const asked = byDigest.get(row.digest.toString('latin1'));
    if (!asked) continue;
    byValue.set(asked.value, toSnapshot(row));
    const { current } = ports.peppers;
    if (asked.pepper.version < current.version)
      usage.noteOldPepper({ from: row.digest, to: keyedDigest(asked.hash, current), version: current.version });
  }
  return { now: new Date((rows[0]?.now.getTime() ?? Date.now()) + clock.offsetMs), byValue };
}

async function query(pool: Pool, digests: Buffer[]): Promise<SnapshotRow[]> {
  try {
    return (await pool.query<SnapshotRow>({ name: 'snapshots', text: SNAPSHOTS, values: [digests] })).rows;
  } catch (cause) {
    throw new KeyfobError(
      'unavailable',
      'The database does not answer, so nothing can be said of this token. Try again shortly.',
      { cause },
    );
  }
}

function toSnapshot(row: SnapshotRow): Snapshot {
  const policy = { ...defaultPolicy, ...row.policy };
  const rotationSeconds = policy.rotation_after;
  return {
    catalog: catalogOf(row.shared_types, row.own_types ?? '[]'),
    token: {
      id: row.id,
      handle: row.handle,
      name: row.name,
      kind: row.kind,
      environment: row.environment,
      access: row.access,
      grants: row.grants,
      revokedAt: row.revoked_at,
      revokeReason: row.revoke_reason,
      deletedAt: row.deleted_at,
      graceEndsAt: row.grace_ends_at,
      disabledAt: row.disabled_at,
      expiresAt: row.expires_at,
      notBefore: row.not_before,
      allowedCidrs: row.allowed_cidrs,
      maxUses: row.max_uses === null ? null : Number(row.max_uses),
      useCount: Number(row.use_count),
      firstUseCounts: row.use_count === '0' && row.now.getTime() - row.created_at.getTime() < REMINT_MS,
      ...(row.made_until ? { madeUntil: row.made_until } : {}),
      rateLimit: row.rate_limit,
      rotationDueAt: rotationSeconds ? new Date(row.created_at.getTime() + rotationSeconds * 1000) : null,
      metadata: row.metadata,
    },
    workspace:
      row.workspace_id === null
        ? null
        : {
            id: row.workspace_id,
            slug: row.workspace_slug,
            externalId: row.workspace_external_id,
            active: row.workspace_active,
            allowedCidrs: policy.allowed_cidrs,
          },
    owner:
      row.member_id === null
        ? null
        : {
            memberId: row.member_id,
            email: row.member_email,
            externalId: row.member_external_id,
            role: row.member_role,
            grants: row.member_grants,
            active: row.member_active,
            ...(row.member_expires_at ? { until: row.member_expires_at } : {}),
          },
    parent:
      row.parent_id === null
        ? null
        : {
            id: row.parent_id,
            grants: row.parent_grants,
            access: row.parent_access,
            revokedAt: row.parent_revoked_at,
            deletedAt: row.parent_deleted_at,
            graceEndsAt: row.parent_grace_ends_at,
            disabledAt: row.parent_disabled_at,
            expiresAt: row.parent_expires_at,
          },
  };
}
