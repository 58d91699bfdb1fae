import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import type { ResourceType } from '../permissions/resource-types.schema.ts';

/** How many the refusal names. */
const NAMED = 10;

/**
 * @throws KeyfobError in_use, naming live tokens, or the roles, whose grants are about a type or action that the change would remove.
 * `workspaceId` null: in every workspace.
 */
export async function requireUnused(
  ctx: Context,
  before: ResourceType[],
  after: ResourceType[],
  workspaceId: string | null,
): Promise<void> {
  const removed = before.flatMap((type): { type: string; action: string | null }[] => {
    const kept = after.find(({ key }) => key === type.key);
    if (!kept) return [{ type: type.key, action: null }];
    return type.actions
      .filter(({ key }) => !kept.actions.some((action) => action.key === key))
      .map(({ key }) => ({ type: type.key, action: key }));
  });
  for (const { type, action } of removed) {
    const wanted = JSON.stringify([{ resource_type: type, ...(action === null ? {} : { actions: [action] }) }]);
    const what = action === null ? type : `${type}:${action}`;
    const tokens = await liveTokens(ctx, wanted, workspaceId);
    if (tokens.length > 0) {
      const names = tokens.map((token) => `${token.name} (${token.id})`).join(', ');
      throw new KeyfobError('in_use', `${what} is granted by live tokens: ${names}. Edit or revoke them first.`);
    }
    const roles = await ownRoles(ctx, wanted, workspaceId);
    if (roles.length > 0)
      throw new KeyfobError(
        'in_use',
        `${what} is granted by the roles ${roles.join(', ')}. Edit or delete them first.`,
      );
  }
}

function liveTokens(ctx: Context, wanted: string, workspaceId: string | null): Promise<{ id: string; name: string }[]> {
  return ctx.em.execute(
    `select t.id, t.name from keyfob.token t left join keyfob.role r on r.id = t.role_id
     where (?::uuid is null or t.workspace_id = ?::uuid) and t.revoked_at is null
       and (t.grace_ends_at is null or t.grace_ends_at > ?) and (t.expires_at is null or t.expires_at > ?)
       and coalesce(r.grants, t.grants) @> ?::jsonb
     order by t.created_at limit ${NAMED}`,
    [workspaceId, workspaceId, ctx.now, ctx.now, wanted],
  );
}

async function ownRoles(ctx: Context, wanted: string, workspaceId: string | null): Promise<string[]> {
  const rows = await ctx.em.execute<{ key: string }[]>(
    `select key from keyfob.role
     where workspace_id is not null and (?::uuid is null or workspace_id = ?::uuid) and deleted_at is null and grants @> ?::jsonb
     order by key limit ${NAMED}`,
    [workspaceId, workspaceId, wanted],
  );
  return rows.map(({ key }) => key);
}
