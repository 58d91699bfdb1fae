import type { Context } from '../context.ts';
import { isText, readCursor, writeCursor } from '../list-cursor.ts';
import { MemberRow } from '../members/member.entity.ts';
import { whereActs } from '../members/where-present.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { requireOperator } from './enter-installation.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';
import { presentWorkspace } from './present-workspace.ts';
import { WorkspaceRow } from './workspace.entity.ts';
import type { Workspace, WorkspaceList, WorkspaceListQuery } from './workspace.schema.ts';

/** The caller’s workspaces, by slug: a person’s memberships, the one a token belongs to, or for a service token all. */
export async function listWorkspaces(ctx: Context, query: WorkspaceListQuery): Promise<WorkspaceList> {
  const { limit, cursor, ...filter } = query;
  const sees = seesAll(ctx, query);
  const roles = sees ? new Map<string, string | null>() : await rolesByWorkspace(ctx);
  const after = cursor === undefined ? null : readCursor(cursor, filter, isText);
  const rows = await ctx.em.find(
    WorkspaceRow,
    {
      ...(sees ? {} : { id: { $in: [...roles.keys()] } }),
      ...(filter.external_id === undefined ? {} : { externalId: filter.external_id }),
      deletedAt: null,
      ...(after ? { slug: { $gt: after.value } } : {}),
    },
    { orderBy: { slug: 'asc' }, limit: limit + 1 },
  );
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  const counts = query.all === undefined ? new Map<string, Counts>() : await countIn(ctx, page);
  return {
    data: page.map((row) => ({
      ...presentWorkspace(row, policyOf(installation, row), roles.get(row.id) ?? null),
      ...(query.all === undefined ? {} : { counts: counts.get(row.id) ?? { members: 0, tokens: 0 } }),
    })),
    next_cursor: rows.length > limit && last ? writeCursor({ value: last.slug, id: last.id }, filter) : null,
  };
}

/** A service token belongs to no workspace: with the grant it sees them all. An operator does who asks to. */
function seesAll(ctx: Context, query: WorkspaceListQuery): boolean {
  if (query.all !== undefined) {
    requireOperator(ctx);
    return true;
  }
  if (ctx.actor.token?.token.kind !== 'service') return false;
  requireGrant({ actor: ctx.actor, catalog: buildCatalog([]) }, 'keyfob/workspace', 'list');
  return true;
}

async function rolesByWorkspace(ctx: Context): Promise<Map<string, string | null>> {
  const own = ctx.actor.token?.workspace;
  if (own) return new Map([[own.id, null]]);
  if (ctx.actor.kind !== 'person') return new Map();
  const members = await ctx.em.find(MemberRow, whereActs(ctx.actor.id ?? '', ctx.now), {
    populate: ['role'],
    orderBy: { expiresAt: 'asc nulls first' },
  });
  return new Map(members.map((member) => [member.workspaceId, member.role.key]));
}

type Counts = NonNullable<Workspace['counts']>;

/** What an operator sees of workspaces that are not theirs, beside their names. */
async function countIn(ctx: Context, rows: readonly WorkspaceRow[]): Promise<Map<string, Counts>> {
  if (rows.length === 0) return new Map();
  const counted = await ctx.em.execute<(Counts & { id: string })[]>(
    `select w.id,
       (select count(*)::int from keyfob.member m
        where m.workspace_id = w.id and m.removed_at is null and (m.expires_at is null or m.expires_at > ?)) as members,
       (select count(*)::int from keyfob.token t
        where t.workspace_id = w.id and t.revoked_at is null and (t.grace_ends_at is null or t.grace_ends_at > ?)
          and (t.expires_at is null or t.expires_at > ?)) as tokens
     from keyfob.workspace w where w.id in (?)`,
    [ctx.now, ctx.now, ctx.now, rows.map(({ id }) => id)],
  );
  return new Map(counted.map(({ id, ...counts }) => [id, counts]));
}
