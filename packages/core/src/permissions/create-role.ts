import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { uuidv7 } from 'uuidv7';
import type { WorkspaceContext } from '../context.ts';
import { record } from '../context.ts';
import { invalidFields, KeyfobError } from '../errors.ts';
import { requireCovers, requireGrant } from './authorize.ts';
import { presentRole } from './present-role.ts';
import { requireLasting } from './require-lasting.ts';
import { RoleRow } from './role.entity.ts';
import type { CreateRole, Role } from './role.schema.ts';
import { builtInRoles } from './roles.ts';
import { unknownTerms } from './unknown-terms.ts';

const MOST_ROLES = 100;

/** A role of the workspace’s own; it holds nothing that its maker does not. @throws KeyfobError grants_not_held, name_taken, limit_reached. */
export async function createRole(ctx: WorkspaceContext, input: CreateRole): Promise<Role> {
  requireGrant(ctx, 'keyfob/role', 'create');
  const errors = unknownTerms(input.grants, ctx.catalog);
  if (errors.length > 0) throw invalidFields(errors);
  requireCovers(ctx, input.grants);
  requireLasting(ctx, 'make a role');
  if (builtInRoles.some(({ key }) => key === input.key)) throw taken();
  if ((await ctx.em.count(RoleRow, { workspaceId: ctx.workspace.id, deletedAt: null })) >= MOST_ROLES)
    throw new KeyfobError('limit_reached', `A workspace has at most ${MOST_ROLES} roles of its own. Delete one first.`);
  const row = ctx.em.create(RoleRow, {
    id: uuidv7(),
    workspaceId: ctx.workspace.id,
    key: input.key,
    name: input.name,
    description: input.description ?? '',
    grants: input.grants,
    createdAt: ctx.now,
  });
  try {
    await ctx.em.flush();
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? taken() : error;
  }
  record(ctx, {
    action: 'role.created',
    subject: { kind: 'role', id: row.id, label: row.key },
    after: { key: row.key, name: row.name, grants: row.grants },
  });
  return presentRole(row);
}

function taken(): KeyfobError {
  const message = 'A role has this key. Choose another.';
  return new KeyfobError('name_taken', message, { errors: [{ path: 'key', message }] });
}
