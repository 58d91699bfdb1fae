import type { Actor, Call } from '../actor.ts';
import type { Context, HomeContext } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { requireGrant } from '../permissions/authorize.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { ownResourceTypes } from '../permissions/own-resource-types.ts';
import { effectiveGrants } from '../tokens/token.ts';
import type { Scope } from '../transaction.ts';
import { ON_BEHALF_OF } from './act-on-behalf.ts';
import { InstallationRow } from './installation.entity.ts';
import { policyOf } from './policy.ts';

/** What an operator holds on the installation: everything, so that they can issue any service token. In a workspace it counts for nothing. */
export const operatorGrants: readonly Grant[] = ['*', ...ownResourceTypes.map(({ key }) => key)].map(
  (resource_type) => ({ resource_type, resource_id: '*', actions: ['*'] }),
);

/** How a caller acts on the installation itself: nobody holds anything here but operators, service tokens and the system. */
export function enterInstallation(call: Call): {
  scope: Scope;
  actAs: (ctx: Omit<Context, 'actor'>) => Promise<Actor>;
  within: <Output>(ctx: Context, operation: (ctx: HomeContext) => Promise<Output>) => Promise<Output>;
} {
  return {
    scope: { role: 'keyfob_system', workspaceId: null, request: call.request },
    async within(ctx, operation) {
      const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
      const catalog = buildCatalog(installation.resourceTypes);
      return operation({ ...ctx, catalog, policy: policyOf(installation) });
    },
    async actAs(ctx) {
      const { caller } = call;
      if (caller.kind === 'system')
        return { kind: 'system', id: null, label: caller.label, grants: [], memberId: null, token: null };
      if (caller.kind === 'token') {
        if (caller.onBehalfOf !== undefined)
          throw invalid(ON_BEHALF_OF, 'a member belongs to a workspace: name one in the path');
        return {
          kind: 'token',
          id: caller.snapshot.token.id,
          label: `token ${caller.snapshot.token.handle}`,
          grants: caller.snapshot.token.kind === 'service' ? effectiveGrants(caller.snapshot) : [],
          memberId: null,
          token: caller.snapshot,
        };
      }
      const operator = await ctx.em.findOne(OperatorRow, { userId: caller.userId });
      const grants = operator ? operatorGrants : [];
      return {
        kind: 'person',
        id: caller.userId,
        label: caller.email,
        grants,
        memberId: null,
        token: null,
        person: { email: caller.email, externalId: null },
        operator: operator !== null,
      };
    },
  };
}

/** For what operators and service tokens with the grant may do to the installation. @throws KeyfobError permission_denied. */
export function requireInstallationGrant(ctx: Context, action: 'get' | 'update'): void {
  if (ctx.actor.kind !== 'system')
    requireGrant({ actor: ctx.actor, catalog: buildCatalog([]) }, 'keyfob/installation', action);
}

/** For what no token may do, whatever it holds. @throws KeyfobError permission_denied unless an operator (or the system) acts. */
export function requireOperator(ctx: Context): void {
  if (ctx.actor.kind === 'system' || ctx.actor.operator === true) return;
  throw new KeyfobError('permission_denied', 'Only an operator of this installation may do this.');
}

/**
 * By its slug and `external_id` the platform knows a workspace, by their `external_id` a person; whoever took another’s would be taken
 * for it. So they are for operators and service tokens to set. @throws KeyfobError permission_denied.
 */
export function requirePlatform(ctx: Context, field: string): void {
  if (ctx.actor.operator === true || ctx.actor.token?.token.kind === 'service') return;
  throw new KeyfobError(
    'permission_denied',
    `Only an operator or a service token may set ${field}: the platform tells its customers, and their people, apart by it.`,
  );
}
