import type { HomeContext } from '../context.ts';
import { findToken } from './find-token.ts';
import { fixUrl } from './present-verdict.ts';
import type { Snapshot } from './snapshot.ts';
import { TokenRow } from './token.entity.ts';
import type { ExplainToken } from './token.schema.ts';
import { judge } from './token.ts';
import type { Explanation } from './verify.schema.ts';

/** "Why?": each check a verify would make of this token now, in order, without its value and without counting a use. */
export async function explainToken(ctx: HomeContext, id: string, input: ExplainToken): Promise<Explanation> {
  const row = await findToken(ctx, id);
  const parent = row.parentId ? await ctx.em.findOne(TokenRow, { id: row.parentId }, { populate: ['role'] }) : null;
  const snapshot = snapshotOf(ctx, row, parent);
  const question = {
    require: input.require ?? [],
    sourceIp: input.source_ip,
    asWorkspace: ctx.workspace?.id ?? null,
    explain: true,
  };
  const { code, missing, warnings, checks } = judge(snapshot, question, ctx.now);
  const fix = fixUrl(ctx.ports.publicUrl, snapshot, missing);
  return {
    valid: code === 'valid',
    code,
    warnings: [...warnings],
    explain: checks ?? [],
    ...(missing.length > 0 ? { missing: [...missing] } : {}),
    ...(fix === undefined ? {} : { fix_url: fix }),
  };
}

function snapshotOf(ctx: HomeContext, row: TokenRow, parent: TokenRow | null): Snapshot {
  const { workspace, policy, catalog } = ctx;
  const { member } = row;
  return {
    catalog,
    token: {
      id: row.id,
      handle: row.handle,
      name: row.name,
      kind: row.kind,
      environment: row.environment,
      access: row.access,
      revokedAt: row.revokedAt,
      graceEndsAt: row.graceEndsAt,
      disabledAt: row.disabledAt,
      expiresAt: row.expiresAt,
      allowedCidrs: row.allowedCidrs,
      useCount: row.useCount,
      metadata: row.metadata,
      grants: row.role?.grants ?? row.grants,
      notBefore: row.notBefore ?? null,
      maxUses: row.maxUses ?? null,
      rateLimit: row.rateLimit ?? null,
      rotationDueAt: policy.rotation_after ? new Date(row.createdAt.getTime() + policy.rotation_after * 1000) : null,
    },
    workspace: workspace
      ? {
          id: workspace.id,
          slug: workspace.slug,
          externalId: workspace.externalId ?? null,
          active: workspace.active,
          allowedCidrs: policy.allowed_cidrs,
        }
      : null,
    owner: member
      ? {
          memberId: member.id,
          email: member.email ?? null,
          externalId: member.externalId ?? null,
          role: member.role.key,
          grants: member.role.grants,
          active: member.active && !member.removedAt,
        }
      : null,
    parent: parent && {
      id: parent.id,
      grants: parent.role?.grants ?? parent.grants,
      access: parent.access,
      revokedAt: parent.revokedAt,
      deletedAt: parent.deletedAt,
      graceEndsAt: parent.graceEndsAt,
      disabledAt: parent.disabledAt,
      expiresAt: parent.expiresAt,
    },
  };
}
