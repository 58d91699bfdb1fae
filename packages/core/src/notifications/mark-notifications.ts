import type { WorkspaceContext } from '../context.ts';
import { invalid } from '../errors.ts';
import { countUnread, theirs, THEIRS } from './list-notifications.ts';
import type { ReadNotifications, UnreadNotifications } from './notification.schema.ts';
import { requireReader } from './require-reader.ts';

/**
 * Marks the named ones as read, or all of the list; those of others are left alone without a word, and so is what the list does not
 * show. `up_to` is where a list ended that was read before: what was told since stays unread.
 */
export async function markNotifications(
  ctx: WorkspaceContext,
  { ids, up_to: upTo }: ReadNotifications,
): Promise<UnreadNotifications> {
  requireReader(ctx);
  if (ids && upTo !== undefined) throw invalid('up_to', 'give either ids or up_to, and not both');
  const where = [
    THEIRS,
    'n.read_at is null',
    ...(ids ? ['n.id in (select value::uuid from jsonb_array_elements_text(?::jsonb))'] : []),
    ...(upTo === undefined
      ? []
      : [
          '(n.at, n.id) <= (select last.at, last.id from keyfob.notification last where last.id = ? and last.member_id = ?)',
        ]),
  ];
  await ctx.em.execute(
    `update keyfob.notification set read_at = ? where id in (
       select n.id from keyfob.notification n left join keyfob.token t on t.id = n.token_id where ${where.join(' and ')})`,
    [
      ctx.now,
      ...theirs(ctx),
      ...(ids ? [JSON.stringify(ids)] : []),
      ...(upTo === undefined ? [] : [upTo, ctx.actor.memberId]),
    ],
  );
  return { unread: await countUnread(ctx) };
}
