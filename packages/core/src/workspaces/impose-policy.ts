import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { secondsBetween } from '../tokens/apply-lifetime.ts';
import { readAllLocked } from '../tokens/find-token.ts';
import { statusOf } from '../tokens/status.ts';
import { fateOf } from './policy-reach.ts';
import type { PolicyReach } from './policy-reach.ts';

/** How many tokens a policy changed, and how; as in `PolicyEffect`. */
export interface Imposed {
  tokens: number;
  clamped: number;
  disabled: number;
  ended: number;
}

/** Brings these tokens under a policy, as far as they are not yet: one audit event for each that changes. */
export async function imposePolicy(
  ctx: WorkspaceContext,
  reach: PolicyReach,
  ids: readonly string[],
): Promise<Imposed> {
  const done: Imposed = { tokens: 0, clamped: 0, disabled: 0, ended: 0 };
  for (const row of ids.length > 0 ? await readAllLocked(ctx, ids) : []) {
    const fate = fateOf(row, reach);
    if (!fate) continue;
    const before = { status: statusOf(row, ctx.now), expires_at: row.expiresAt?.toISOString() ?? null };
    done.tokens += 1;
    if (fate.status === 'revoked') {
      done.ended += 1;
      Object.assign(row, { revokedAt: ctx.now, revokeReason: 'kind_not_allowed', nameHeld: false });
    } else if (fate.status === 'disabled' && !row.disabledAt) {
      done.disabled += 1;
      row.disabledAt = ctx.now;
    }
    if (fate.expiresAt?.getTime() !== row.expiresAt?.getTime()) {
      done.clamped += 1;
      Object.assign(row, { expiresAt: fate.expiresAt, lifetimeSeconds: secondsBetween(row.createdAt, fate.expiresAt) });
    }
    touch(ctx, { token: row.id });
    record(ctx, {
      action: 'token.policy_applied',
      subject: { kind: 'token', id: row.id, label: row.handle },
      before,
      after: { status: fate.status, expires_at: fate.expiresAt?.toISOString() ?? null },
    });
  }
  await ctx.em.flush();
  return done;
}
