import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import type { Grant } from './grant.schema.ts';
import { allows, uncovered } from './grant.ts';
import { formatShortForm } from './short-form.ts';

type Holder = Pick<WorkspaceContext, 'actor' | 'catalog'>;

/** Whether the actor may do `action` on this one, or on every one when no id is given. */
export function may(ctx: Holder, resourceType: string, action: string, id?: string): boolean {
  return allows(
    ctx.actor.grants,
    { resource_type: resourceType, action, ...(id === undefined ? {} : { resource_id: id }) },
    ctx.catalog,
  );
}

/** @throws KeyfobError permission_denied, naming the missing grant. */
export function requireGrant(ctx: Holder, resourceType: string, action: string, id = '*'): void {
  if (may(ctx, resourceType, action, id)) return;
  const missing: Grant = { resource_type: resourceType, resource_id: id, actions: [action] };
  throw new KeyfobError(
    'permission_denied',
    `This needs ${formatShortForm(missing).join(', ')}, which you do not hold.`,
    { extra: { missing: [missing] } },
  );
}

/**
 * No escalation: whoever reveals or widens something must hold everything the result holds.
 * @throws KeyfobError grants_not_held, naming what is lacking.
 */
export function requireCovers(ctx: Holder, result: readonly Grant[]): void {
  const missing = uncovered(ctx.actor.grants, result, ctx.catalog);
  if (missing.length === 0) return;
  throw new KeyfobError(
    'grants_not_held',
    `You do not hold ${missing.flatMap(formatShortForm).join(', ')}, so you cannot give it.`,
    {
      extra: { missing },
    },
  );
}
