import type { Context } from '../context.ts';
import { notificationDetail, notificationTitle } from '../notifications/notification-text.ts';
import { concernsAnybody } from '../notifications/read-audience.ts';
import {
  countNotifications,
  pageOfNotification,
  readNotifications,
  shownOf,
} from '../notifications/read-notifications.ts';
import type { NotificationRow } from '../notifications/read-notifications.ts';
import { unsubscribeCode } from '../notifications/unsubscribe-code.ts';
import type { LetterContent } from './letter.ts';
import type { MailRow } from './mail-state.ts';

/** More than these are counted, and read in the console. */
const MOST_ITEMS = 20;
const MOST_URGENT_FIRST = `array_position(array['revoke_announced', 'disable_announced', 'expiring'], n.kind) nulls last,
  (n.facts ->> 'days')::int nulls last, n.at, n.id`;
/** Mails wait: whom it concerned may have left, or lost the right to it. */
const TOLD = `where n.mail_id = ? and ${concernsAnybody}`;

interface Told extends NotificationRow {
  place: string | null;
}

/** What a person is told in one mail; null when all of it is gone or concerns them no longer, or they do not want it any more. */
export async function composeNotifications(ctx: Context, mail: MailRow, userId: string): Promise<LetterContent | null> {
  const rows = await readNotifications(ctx, `${TOLD} order by ${MOST_URGENT_FIRST} limit ${MOST_ITEMS}`, [mail.id]);
  const [first] = rows;
  if (!first || (await isStopped(ctx, mail, userId))) return null;
  const count = await countNotifications(ctx, TOLD, [mail.id]);
  const places = await placesOf(ctx, rows);
  const told: Told[] = rows.map((row) => ({ ...row, place: places.get(row.workspace_id) ?? null }));
  const { publicUrl, peppers } = ctx.ports;
  const only = count === 1 ? pageOfNotification(publicUrl, first) : null;
  return {
    ...headingOf(mail, count, notificationTitle(shownOf(first))),
    items: told.map((row) => ({
      title: notificationTitle(shownOf(row)),
      detail: notificationDetail(shownOf(row), new Date(row.at)),
      place: row.place,
      url: pageOfNotification(publicUrl, row),
    })),
    more: Math.max(count - MOST_ITEMS, 0),
    action: {
      label: only !== null && first.token_id !== null && !first.token_deleted ? 'Open the token' : 'Open Keyfob',
      url: only ?? publicUrl,
    },
    notes: [],
    why: whyOf(mail),
    unsubscribeUrl:
      mail.list === null
        ? null
        : `${publicUrl}/v1/unsubscribe/${unsubscribeCode(peppers, { list: mail.list, userId })}`,
  };
}

function headingOf(
  { list }: MailRow,
  count: number,
  title: string,
): Pick<LetterContent, 'subject' | 'heading' | 'intro'> {
  if (count === 1) return { subject: title, heading: title, intro: [] };
  const heading =
    list === 'reminders'
      ? `${count} reminders about your tokens`
      : list === 'activity'
        ? `${count} things happened to your tokens`
        : `${count} security notices`;
  return { subject: heading, heading, intro: [] };
}

function whyOf({ list }: MailRow): string {
  const why = 'You get this because these tokens are yours, or belong to a workspace you look after.';
  return list === null ? `${why} Security notices cannot be unsubscribed from.` : why;
}

async function isStopped(ctx: Context, { list }: MailRow, userId: string): Promise<boolean> {
  const stopped = await ctx.em.execute<unknown[]>(
    `select 1 from keyfob.mail_opt_out where user_id = ? and list = ?::text`,
    [userId, list],
  );
  return stopped.length > 0;
}

async function placesOf(ctx: Context, rows: readonly NotificationRow[]): Promise<Map<string | null, string>> {
  const ids = [...new Set(rows.map((row) => row.workspace_id))].filter((id) => id !== null);
  const places = await ctx.em.execute<{ id: string; name: string }[]>(
    `select id, name from keyfob.workspace where id in (select value::uuid from jsonb_array_elements_text(?::jsonb))`,
    [JSON.stringify(ids)],
  );
  return new Map(places.map(({ id, name }) => [id, name]));
}
