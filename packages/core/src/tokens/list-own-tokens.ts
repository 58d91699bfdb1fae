import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { uncovered } from '../permissions/grant.ts';
import { InstallationRow } from '../workspaces/installation.entity.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import type { OwnToken, OwnTokenList, OwnTokenListQuery } from './own-tokens.schema.ts';
import { presentToken } from './present-token.ts';
import { whereWanted } from './token-filter.ts';
import { pagesOf } from './token-pages.ts';
import { ceilingOf, heldBy } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';

/** A person’s personal tokens in every workspace they are an active member of, with what they have lost since they were given it. */
export async function listOwnTokens(ctx: Context, query: OwnTokenListQuery): Promise<OwnTokenList> {
  if (ctx.actor.kind !== 'person') throw new KeyfobError('session_required', 'Sign in as a person to see your tokens.');
  const members = await ctx.em.find(MemberRow, { userId: ctx.actor.id, active: true, removedAt: null });
  const workspaces = await ctx.em.find(WorkspaceRow, {
    id: { $in: members.map(({ workspaceId }) => workspaceId) },
    deletedAt: null,
  });
  const home = new Map(workspaces.map((workspace) => [workspace.id, workspace]));
  const mine = members.filter(({ workspaceId }) => home.has(workspaceId));
  const { limit, cursor: _, ...filter } = query;
  const pages = pagesOf(query, filter);
  const where = {
    workspaceId: { $in: [...home.keys()] },
    member: { $in: mine.map(({ id }) => id) },
    deletedAt: null,
  };
  const rows = await ctx.em.find(
    TokenRow,
    { $and: [where, ...whereWanted(ctx, query), ...pages.after] },
    { orderBy: pages.orderBy, limit: limit + 1, populate: ['role', 'member', 'member.role'] },
  );
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const { data, next_cursor } = pages.cut(rows);
  return { data: data.flatMap((row) => present(ctx, row, installation, home)), next_cursor };
}

function present(
  ctx: Context,
  row: TokenRow,
  installation: InstallationRow,
  home: ReadonlyMap<string, WorkspaceRow>,
): OwnToken[] {
  const workspace = home.get(row.workspaceId ?? '');
  if (!workspace) return [];
  const catalog = buildCatalog(installation.resourceTypes, workspace.resourceTypes);
  const { id, slug, name } = workspace;
  return [
    {
      ...presentToken({ catalog, now: ctx.now }, row),
      workspace: { id, slug, name },
      lost_grants: uncovered(heldBy({ catalog }, row), ceilingOf({ catalog }, row), catalog),
    },
  ];
}
