import type { Context } from '../context.ts';
import { isText, readCursor, writeCursor } from '../list-cursor.ts';
import { MemberRow } from '../members/member.entity.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';
import { presentWorkspace } from './present-workspace.ts';
import { WorkspaceRow } from './workspace.entity.ts';
import type { WorkspaceList, WorkspaceListQuery } from './workspace.schema.ts';

/** The caller’s workspaces, by slug: a person’s memberships, or the one a token belongs to. */
export async function listWorkspaces(ctx: Context, query: WorkspaceListQuery): Promise<WorkspaceList> {
  const roles = await rolesByWorkspace(ctx);
  const after = query.cursor === undefined ? null : readCursor(query.cursor, {}, isText);
  const rows = await ctx.em.find(
    WorkspaceRow,
    {
      id: { $in: [...roles.keys()] },
      deletedAt: null,
      ...(after ? { slug: { $gt: after.value } } : {}),
    },
    { orderBy: { slug: 'asc' }, limit: query.limit + 1 },
  );
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const page = rows.slice(0, query.limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => presentWorkspace(row, policyOf(installation, row), roles.get(row.id) ?? null)),
    next_cursor: rows.length > query.limit && last ? writeCursor({ value: last.slug, id: last.id }, {}) : null,
  };
}

async function rolesByWorkspace(ctx: Context): Promise<Map<string, string | null>> {
  const own = ctx.actor.token?.workspace;
  if (own) return new Map([[own.id, null]]);
  if (ctx.actor.kind !== 'person') return new Map();
  const members = await ctx.em.find(
    MemberRow,
    { userId: ctx.actor.id, active: true, removedAt: null },
    { populate: ['role'] },
  );
  return new Map(members.map((member) => [member.workspaceId, member.role.key]));
}
