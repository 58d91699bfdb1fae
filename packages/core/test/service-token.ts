import type { Call } from '../src/actor.ts';
import type { Grant } from '../src/permissions/grant.schema.ts';
import { createToken } from '../src/tokens/create-token.ts';
import type { CreateToken, IssuedToken } from '../src/tokens/token.schema.ts';
import type { TestCore } from './test-core.ts';

export const on = (resource_type: string, ...actions: string[]): Grant => ({
  resource_type,
  resource_id: '*',
  actions,
});

/** A service token made by the operator who set the installation up. */
export function createServiceToken(
  { core, owner }: TestCore,
  grants: Grant[],
  more: Partial<CreateToken> = {},
  call: Call = owner,
): Promise<IssuedToken> {
  return core.changeInstallation(call, (ctx) => createToken(ctx, { kind: 'service', grants, ...more }));
}

/** A token as a caller, acting for a member if one is named. */
export async function callWith({ core, owner }: TestCore, value: string, onBehalfOf?: string): Promise<Call> {
  const caller = await core.authenticateToken(value, owner.request);
  return { caller: onBehalfOf === undefined ? caller : { ...caller, onBehalfOf }, request: owner.request };
}
