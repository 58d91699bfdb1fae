import type { WorkspaceContext } from '../context.ts';
import { countUnread } from './list-notifications.ts';
import type { ReadNotifications, UnreadNotifications } from './notification.schema.ts';
import { requireReader } from './require-reader.ts';

/** Marks the named ones as read, or all; those of others are left alone without a word. */
export async function markNotifications(
  ctx: WorkspaceContext,
  { ids }: ReadNotifications,
): Promise<UnreadNotifications> {
  requireReader(ctx);
  await ctx.em.execute(
    `update keyfob.notification set read_at = ? where workspace_id = ? and member_id = ? and read_at is null
     ${ids ? 'and id in (select value::uuid from jsonb_array_elements_text(?::jsonb))' : ''}`,
    [ctx.now, ctx.workspace.id, ctx.actor.memberId, ...(ids ? [JSON.stringify(ids)] : [])],
  );
  return { unread: await countUnread(ctx) };
}
