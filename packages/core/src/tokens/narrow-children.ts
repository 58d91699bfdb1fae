import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { covers, intersect } from '../permissions/grant.ts';
import { secondsBetween } from './apply-lifetime.ts';
import { auditedFacts, changedFacts } from './audited-facts.ts';
import { earlier } from './child-limits.ts';
import { sharedCidrs, withinCidrs } from './cidr.ts';
import { perSecond } from './compare-reach.ts';
import { endToken } from './end-token.ts';
import { ceilingOf } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import { whereLive } from './where-status.ts';

/** A child is never wider or longer-lived than its parent: once a parent has shrunk, its children lose the same. */
export async function narrowChildren(ctx: WorkspaceContext, parent: TokenRow): Promise<void> {
  const children = await ctx.em.find(
    TokenRow,
    { $and: [{ parentId: parent.id }, whereLive(ctx.now)] },
    { populate: ['role', 'member', 'member.role'] },
  );
  for (const child of children) {
    const before = auditedFacts(child);
    const hasAddresses = clamp(ctx, child, parent);
    const changed = changedFacts(before, auditedFacts(child));
    if (Object.keys(changed.after).length > 0) {
      touch(ctx, { token: child.id });
      record(ctx, {
        action: 'token.updated',
        subject: { kind: 'token', id: child.id, label: child.handle },
        ...changed,
      });
    }
    if (!hasAddresses) await endToken(ctx, child, 'parent_narrowed');
  }
}

/** False when the two lists of addresses have nothing in common: an empty list would mean any. */
function clamp(ctx: WorkspaceContext, child: TokenRow, parent: TokenRow): boolean {
  const [own, most] = [ceilingOf(ctx, child), ceilingOf(ctx, parent)];
  if (!covers(most, own, ctx.catalog)) Object.assign(child, { role: null, grants: intersect(own, most, ctx.catalog) });
  const expiresAt = earlier(child.expiresAt ?? null, parent.expiresAt ?? null);
  if (expiresAt?.getTime() !== child.expiresAt?.getTime())
    Object.assign(child, { expiresAt, lifetimeSeconds: secondsBetween(child.createdAt, expiresAt) });
  if (parent.notBefore && (!child.notBefore || child.notBefore < parent.notBefore)) child.notBefore = parent.notBefore;
  if (perSecond(child.rateLimit) > perSecond(parent.rateLimit)) child.rateLimit = parent.rateLimit ?? null;
  if (withinCidrs(child.allowedCidrs, parent.allowedCidrs)) return true;
  const shared = sharedCidrs(child.allowedCidrs, parent.allowedCidrs);
  if (shared.length > 0) child.allowedCidrs = shared;
  return shared.length > 0;
}
