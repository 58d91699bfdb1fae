import type { Actor, Call, Caller } from '../actor.ts';
import type { Context, WorkspaceContext } from '../context.ts';
import { notFound } from '../errors.ts';
import { isText } from '../list-cursor.ts';
import { isOwner } from '../members/keep-owner.ts';
import { MemberRow } from '../members/member.entity.ts';
import { whereActs } from '../members/where-present.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { earlier } from '../tokens/earlier.ts';
import { effectiveGrants } from '../tokens/token.ts';
import type { Foundation, Scope } from '../transaction.ts';
import { actOnBehalf } from './act-on-behalf.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';
import { WorkspaceRow } from './workspace.entity.ts';

/** How a caller acts inside one workspace. */
interface Entrance {
  scope: Scope;
  actAs: (ctx: Omit<Context, 'actor'>) => Promise<Actor>;
  within: <Output>(ctx: Context, operation: (ctx: WorkspaceContext) => Promise<Output>) => Promise<Output>;
}

/**
 * Finds the workspace and the caller’s rights in it. One that does not exist and one the caller has no part in
 * give the same 404.
 */
export async function enterWorkspace(foundation: Foundation, call: Call, idOrSlug: string): Promise<Entrance> {
  const { id: workspaceId, operator } = await findWorkspace(foundation, call.caller, idOrSlug);
  return {
    scope: {
      role: 'keyfob_app',
      workspaceId,
      request: call.request,
      ...(call.caller.kind === 'token' && { tokenId: call.caller.snapshot.token.id }),
    },
    actAs: (ctx) => actorIn(ctx, call.caller, workspaceId, operator),
    async within(ctx, operation) {
      if (ctx.again)
        await ctx.em.execute('select 1 from keyfob.workspace where id = ? for no key update', [workspaceId]);
      const [workspace, installation] = await Promise.all([
        ctx.em.findOne(WorkspaceRow, { id: workspaceId, deletedAt: null }),
        ctx.em.findOneOrFail(InstallationRow, { id: 1 }),
      ]);
      if (!workspace) throw notFound();
      const catalog = buildCatalog(installation.resourceTypes, workspace.resourceTypes);
      return operation({ ...ctx, workspace, catalog, policy: policyOf(installation, workspace) });
    },
  };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Before the transaction, which sees one workspace and no operators. */
async function findWorkspace(
  foundation: Foundation,
  caller: Caller,
  idOrSlug: string,
): Promise<{ id: string; operator: boolean }> {
  if (!isText(idOrSlug)) throw notFound();
  const { rows } = await foundation.systemPool.query<{ id: string; operator: boolean }>({
    name: 'find-workspace',
    text: `select id, exists (select from keyfob.operator where user_id = $2) as operator
           from keyfob.workspace where (id = $3::uuid or slug = $1) and deleted_at is null`,
    values: [idOrSlug, caller.kind === 'person' ? caller.userId : null, UUID.test(idOrSlug) ? idOrSlug : null],
  });
  if (!rows[0]) throw notFound();
  return rows[0];
}

async function actorIn(
  ctx: Omit<Context, 'actor'>,
  caller: Caller,
  workspaceId: string,
  operator: boolean,
): Promise<Actor> {
  if (caller.kind === 'system')
    return { kind: 'system', id: null, label: caller.label, grants: [], memberId: null, token: null };
  if (caller.kind === 'token') {
    const { snapshot, onBehalfOf } = caller;
    const belongs =
      snapshot.workspace === null ? snapshot.token.kind === 'service' : snapshot.workspace.id === workspaceId;
    if (!belongs) throw notFound();
    if (onBehalfOf !== undefined) return actOnBehalf(ctx, snapshot, onBehalfOf, workspaceId);
    const until = earlier(snapshot.owner?.until ?? null, snapshot.token.madeUntil ?? null);
    return {
      kind: 'token',
      id: snapshot.token.id,
      label: `token ${snapshot.token.handle}`,
      grants: effectiveGrants(snapshot),
      memberId: snapshot.owner?.memberId ?? null,
      token: snapshot,
      ...(until ? { until } : {}),
    };
  }
  const members = await ctx.em.find(
    MemberRow,
    { workspaceId, ...whereActs(caller.userId, ctx.now) },
    { populate: ['role'], orderBy: { expiresAt: 'desc nulls last' } },
  );
  // Beside a smaller role of their own break-glass is what an operator acts from; an owner needs none.
  const member = members.find(isOwner) ?? members[0];
  if (!member) throw notFound();
  return {
    kind: 'person',
    id: caller.userId,
    label: caller.email,
    grants: member.role.grants,
    memberId: member.id,
    memberVersion: member.version,
    token: null,
    person: { email: caller.email, externalId: member.externalId ?? null },
    operator,
    ...(member.expiresAt ? { until: member.expiresAt } : {}),
  };
}
