import type { Actor } from '../actor.ts';
import type { Context } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import { wherePresent } from '../members/where-present.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import type { Catalog } from '../permissions/catalog.ts';
import { intersect } from '../permissions/grant.ts';
import { effectiveGrants } from '../tokens/token.ts';
import type { Snapshot } from '../tokens/token.ts';
import { InstallationRow } from './installation.entity.ts';
import { WorkspaceRow } from './workspace.entity.ts';

/** The header by which a platform acts for one of its own people. */
export const ON_BEHALF_OF = 'Keyfob-On-Behalf-Of';

/**
 * The member whom a service token acts for, by `external_id`: never more than that member may do, nor more than the token holds, so
 * that a stolen token reaches no further through people than by itself. The audit log names both.
 * @throws KeyfobError invalid_request (not a service token), permission_denied, unknown_member.
 */
export async function actOnBehalf(
  ctx: Omit<Context, 'actor'>,
  snapshot: Snapshot,
  externalId: string,
  workspaceId: string,
): Promise<Actor> {
  if (snapshot.token.kind !== 'service')
    throw invalid(ON_BEHALF_OF, 'only a service token acts for members; leave the header out');
  const catalog = await catalogIn(ctx, workspaceId);
  const via = { kind: 'token' as const, id: snapshot.token.id, label: `token ${snapshot.token.handle}` };
  const held = effectiveGrants(snapshot);
  const service: Actor = { kind: 'token', id: via.id, label: via.label, grants: held, memberId: null, token: snapshot };
  requireGrant({ actor: service, catalog }, 'keyfob/member', 'impersonate');
  const member = await ctx.em.findOne(
    MemberRow,
    { workspaceId, externalId, active: true, ...wherePresent(ctx.now) },
    { populate: ['role'] },
  );
  if (!member)
    throw new KeyfobError(
      'unknown_member',
      'No active member of this workspace has the external_id of Keyfob-On-Behalf-Of. Add or reactivate the member first.',
    );
  return {
    kind: 'person',
    id: member.userId ?? member.id,
    label: member.email ?? externalId,
    grants: intersect(member.role.grants, held, catalog),
    memberId: member.id,
    memberVersion: member.version,
    token: null,
    person: { email: member.email ?? null, externalId },
    via,
    ...(member.expiresAt ? { until: member.expiresAt } : {}),
  };
}

async function catalogIn({ em }: Omit<Context, 'actor'>, workspaceId: string): Promise<Catalog> {
  const installation = await em.findOneOrFail(InstallationRow, { id: 1 });
  const workspace = await em.findOneOrFail(WorkspaceRow, { id: workspaceId });
  return buildCatalog(installation.resourceTypes, workspace.resourceTypes);
}
