import type { WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { invalidFields } from '../errors.ts';
import { requireVersion } from '../require-version.ts';
import { changedFacts } from '../tokens/audited-facts.ts';
import { requireCovers, requireGrant } from './authorize.ts';
import { covers } from './grant.ts';
import { lockRole } from './lock-role.ts';
import { presentRole } from './present-role.ts';
import { requireLasting } from './require-lasting.ts';
import type { Role, UpdateRole } from './role.schema.ts';
import { unknownTerms } from './unknown-terms.ts';

/**
 * Changes a role, and at once what its members and tokens may do; its key stays. Narrowing needs only the action; whoever adds
 * anything holds all that the role then holds.
 * @throws KeyfobError version_mismatch, permission_denied (built in), grants_not_held.
 */
export async function updateRole(
  ctx: WorkspaceContext,
  key: string,
  input: UpdateRole,
  ifMatch?: number,
): Promise<{ role: Role }> {
  requireGrant(ctx, 'keyfob/role', 'update');
  const row = await lockRole(ctx, key);
  requireVersion('role', row, ifMatch);
  const facts = () => ({ name: row.name, description: row.description, grants: row.grants });
  const before = facts();
  if (input.grants !== undefined) {
    const errors = unknownTerms(input.grants, ctx.catalog);
    if (errors.length > 0) throw invalidFields(errors);
    if (!covers(row.grants, input.grants, ctx.catalog)) {
      requireCovers(ctx, input.grants);
      requireLasting(ctx, 'widen roles');
    }
    row.grants = input.grants;
  }
  if (input.name !== undefined) row.name = input.name;
  if (input.description !== undefined) row.description = input.description;
  touch(ctx, { workspace: ctx.workspace.id });
  record(ctx, {
    action: 'role.updated',
    subject: { kind: 'role', id: row.id, label: key },
    ...changedFacts(before, facts()),
  });
  await ctx.em.flush();
  return { role: presentRole(row) };
}
