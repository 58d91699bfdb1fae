import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import type { Catalog } from '../permissions/catalog.ts';
import { covers, intersect } from '../permissions/grant.ts';
import { InstallationRow } from '../workspaces/installation.entity.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import { secondsBetween } from './apply-lifetime.ts';
import { auditedFacts, changedFacts } from './audited-facts.ts';
import { sharedCidrs, withinCidrs } from './cidr.ts';
import { perSecond } from './compare-reach.ts';
import { earlier } from './earlier.ts';
import { endToken } from './end-token.ts';
import { ceilingOf } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import { whereLive } from './where-status.ts';

/** A child is never wider or longer-lived than its parent: once a parent has shrunk, its children lose the same. */
export async function narrowChildren(ctx: HomeContext, parent: TokenRow): Promise<void> {
  const children = await ctx.em.find(
    TokenRow,
    { $and: [{ parentId: parent.id }, whereLive(ctx.now)] },
    { populate: ['role', 'member', 'member.role'] },
  );
  const catalogs = await catalogsOf(ctx, children);
  for (const child of children) {
    const before = auditedFacts(child);
    const hasAddresses = clamp(
      { ...ctx, catalog: catalogs.get(child.workspaceId ?? null) ?? ctx.catalog },
      child,
      parent,
    );
    const changed = changedFacts(before, auditedFacts(child));
    if (Object.keys(changed.after).length > 0) {
      touch(ctx, { token: child.id });
      record(ctx, {
        action: 'token.updated',
        subject: { kind: 'token', id: child.id, label: child.handle },
        ...changed,
        workspaceId: child.workspaceId ?? null,
      });
    }
    if (!hasAddresses) await endToken(ctx, child, 'parent_narrowed');
  }
}

/** What the children’s grants can be about: those of a service token are in workspaces with types of their own. */
async function catalogsOf(ctx: HomeContext, children: readonly TokenRow[]): Promise<Map<string | null, Catalog>> {
  const ids = new Set(children.flatMap(({ workspaceId }) => workspaceId ?? []));
  if (ids.size === 0 || ctx.workspace) return new Map();
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const workspaces = await ctx.em.find(WorkspaceRow, { id: { $in: [...ids] } });
  return new Map(workspaces.map((one) => [one.id, buildCatalog(installation.resourceTypes, one.resourceTypes)]));
}

/** False when the two lists of addresses have nothing in common: an empty list would mean any. */
function clamp(ctx: HomeContext, child: TokenRow, parent: TokenRow): boolean {
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
