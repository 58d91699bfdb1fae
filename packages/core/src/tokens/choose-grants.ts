import type { HomeContext } from '../context.ts';
import { invalid, invalidFields } from '../errors.ts';
import { MemberRow } from '../members/member.entity.ts';
import { findRole } from '../permissions/find-role.ts';
import { Grants } from '../permissions/grant.schema.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import type { RoleRow } from '../permissions/role.entity.ts';
import { unknownTerms } from '../permissions/unknown-terms.ts';
import type { CreateToken } from './token.schema.ts';

/** What a token is given: a role, whose live definition it follows, or grants of its own. */
export interface Given {
  role: RoleRow | null;
  grants: Grant[];
}

/**
 * Reads `role` or `grants` of a request; null when it names neither.
 * @throws KeyfobError invalid_request for both, an unknown role, or types and actions the catalog does not have.
 */
export async function chooseGrants(
  ctx: HomeContext,
  input: { role?: string | undefined; grants?: Grant[] | undefined },
): Promise<Given | null> {
  if (input.role !== undefined && input.grants !== undefined) {
    throw invalid('grants', 'give either role or grants, not both');
  }
  if (input.role !== undefined) return { role: await findRole(ctx, input.role), grants: [] };
  if (input.grants === undefined) return null;
  const errors = unknownTerms(input.grants, ctx.catalog);
  if (errors.length > 0) throw invalidFields(errors);
  return { role: null, grants: input.grants };
}

/** With a type alone the token holds what its maker holds: their role, or the grants of the token that acts. */
export async function makersGrants(ctx: HomeContext, input: CreateToken): Promise<Given> {
  if (input.type === undefined) {
    throw invalid(
      'grants',
      'say what the token may do: give grants, a role, or a type (which then holds what you hold)',
    );
  }
  const { token, memberId, grants } = ctx.actor;
  if (token || !memberId || !ctx.workspace) {
    if (!Grants.safeParse(grants).success)
      throw invalid('grants', 'what you hold takes more grants than a token can have; name the ones it needs');
    return { role: null, grants: [...grants] };
  }
  const member = await ctx.em.findOneOrFail(
    MemberRow,
    { id: memberId, workspaceId: ctx.workspace.id },
    { populate: ['role'] },
  );
  return { role: member.role, grants: [] };
}
