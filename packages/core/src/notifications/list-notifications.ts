import type { WorkspaceContext } from '../context.ts';
import { isInstant, readCursor, writeCursor } from '../list-cursor.ts';
import { notificationDetail, notificationTitle } from './notification-text.ts';
import type { Notification, NotificationList, NotificationListQuery } from './notification.schema.ts';
import { concernsMember } from './read-audience.ts';
import { countNotifications, pageOfNotification, readNotifications, shownOf } from './read-notifications.ts';
import type { NotificationRow } from './read-notifications.ts';
import { requireReader } from './require-reader.ts';

/** Of a notification `n` and its token `t`: whether the list of the person who asks shows it. Takes `theirs`. */
export const THEIRS = `n.workspace_id = ? and n.member_id = ? and ${concernsMember}`;
export const theirs = ({ workspace, actor }: WorkspaceContext): (string | null)[] => [workspace.id, actor.memberId];

/** What the person who asks was told in this workspace, newest first, as far as it still concerns them. */
export async function listNotifications(
  ctx: WorkspaceContext,
  query: NotificationListQuery,
): Promise<NotificationList> {
  requireReader(ctx);
  const { limit, cursor, ...filter } = query;
  const after = cursor === undefined ? null : readCursor(cursor, filter, isInstant);
  const where = [
    THEIRS,
    ...(filter.unread ? ['n.read_at is null'] : []),
    ...(after ? ['(n.at, n.id) < (?::timestamptz, ?::uuid)'] : []),
  ];
  const rows = await readNotifications(ctx, `where ${where.join(' and ')} order by n.at desc, n.id desc limit ?`, [
    ...theirs(ctx),
    ...(after ? [after.value, after.id] : []),
    limit + 1,
  ]);
  const page = rows.slice(0, limit);
  const last = page.at(-1);
  return {
    data: page.map((row) => presentNotification(ctx, row)),
    next_cursor:
      rows.length > limit && last ? writeCursor({ value: new Date(last.at).toISOString(), id: last.id }, filter) : null,
    unread: await countUnread(ctx),
  };
}

export function countUnread(ctx: WorkspaceContext): Promise<number> {
  return countNotifications(ctx, `where ${THEIRS} and n.read_at is null`, theirs(ctx));
}

function presentNotification(ctx: WorkspaceContext, row: NotificationRow): Notification {
  const shown = shownOf(row);
  const at = new Date(row.at);
  return {
    id: row.id,
    kind: row.kind,
    title: notificationTitle(shown),
    detail: notificationDetail(shown, at),
    at: at.toISOString(),
    read_at: row.read_at && new Date(row.read_at).toISOString(),
    token: row.token_id !== null && row.token_name !== null ? { id: row.token_id, name: row.token_name } : null,
    url: pageOfNotification(ctx.ports.publicUrl, row),
    // Without SMTP a mail is a block in the log, which reaches nobody.
    mailed: row.mail_id !== null && ctx.ports.mailer.kind === 'smtp',
  };
}
