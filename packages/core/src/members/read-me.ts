import type { Caller } from '../actor.ts';
import type { Context } from '../context.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { presentToken } from '../tokens/present-token.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { shownGrants } from '../tokens/token.ts';
import { InstallationRow } from '../workspaces/installation.entity.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import type { Me } from './me.schema.ts';
import { MemberRow } from './member.entity.ts';
import { OperatorRow } from './operator.entity.ts';
import { whereActs } from './where-present.ts';

/** Who calls: the person with their workspaces, or the token with its own. */
export async function readMe(ctx: Context, caller: Caller): Promise<Me> {
  if (caller.kind === 'person') {
    const operator = await ctx.em.findOne(OperatorRow, { userId: caller.userId });
    const members = await ctx.em.find(MemberRow, whereActs(caller.userId, ctx.now), {
      populate: ['role'],
      orderBy: { expiresAt: 'desc nulls last' },
    });
    const workspaces = await ctx.em.find(
      WorkspaceRow,
      { id: { $in: members.map((member) => member.workspaceId) }, deletedAt: null },
      { orderBy: { slug: 'asc' } },
    );
    return {
      person: { id: caller.userId, email: caller.email, name: caller.name, operator: operator !== null },
      token: null,
      workspaces: workspaces.map(({ id, slug, name }) => {
        const member = members.find((one) => one.workspaceId === id);
        return { id, slug, name, role: member?.role.key ?? null, grants: member?.role.grants ?? [] };
      }),
    };
  }
  if (caller.kind === 'system') return { person: null, token: null, workspaces: [] };
  const row = await ctx.em.findOneOrFail(
    TokenRow,
    { id: caller.snapshot.token.id },
    { populate: ['role', 'member', 'member.role'] },
  );
  const [installation, workspace] = await Promise.all([
    ctx.em.findOneOrFail(InstallationRow, { id: 1 }),
    row.workspaceId ? ctx.em.findOne(WorkspaceRow, { id: row.workspaceId }) : null,
  ]);
  const catalog = buildCatalog(installation.resourceTypes, workspace?.resourceTypes);
  const grants = [...shownGrants(caller.snapshot)];
  return {
    person: null,
    token: presentToken({ catalog, now: ctx.now }, row),
    workspaces: workspace ? [{ id: workspace.id, slug: workspace.slug, name: workspace.name, role: null, grants }] : [],
  };
}
