import type { Actor, Call } from '../actor.ts';
import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import type { Scope } from '../transaction.ts';

/** What an operator holds on the installation. */
export const operatorGrants: readonly Grant[] = [
  { resource_type: 'keyfob/installation', resource_id: '*', actions: ['*'] },
];

/** How a caller acts on the installation itself: nobody holds anything here but operators and the system. */
export function enterInstallation(call: Call): {
  scope: Scope;
  actAs: (ctx: Omit<Context, 'actor'>) => Promise<Actor>;
} {
  return {
    scope: { role: 'keyfob_system', workspaceId: null, request: call.request },
    async actAs(ctx) {
      const { caller } = call;
      if (caller.kind === 'system')
        return { kind: 'system', id: null, label: caller.label, grants: [], memberId: null, token: null };
      if (caller.kind === 'token') {
        return {
          kind: 'token',
          id: caller.snapshot.token.id,
          label: `token ${caller.snapshot.token.handle}`,
          grants: [],
          memberId: null,
          token: caller.snapshot,
        };
      }
      const operator = await ctx.em.findOne(OperatorRow, { userId: caller.userId });
      const grants = operator ? operatorGrants : [];
      return { kind: 'person', id: caller.userId, label: caller.email, grants, memberId: null, token: null };
    },
  };
}

/** @throws KeyfobError permission_denied unless an operator (or the system) acts. */
export function requireOperator(ctx: Context): void {
  if (ctx.actor.kind === 'system' || ctx.actor.grants.some((grant) => grant.resource_type === 'keyfob/installation'))
    return;
  throw new KeyfobError('permission_denied', 'Only an operator of this installation may do this.');
}
