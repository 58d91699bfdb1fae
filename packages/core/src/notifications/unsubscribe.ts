import type { Context } from '../context.ts';
import { notFound } from '../errors.ts';
import type { Unsubscribed } from './notification.schema.ts';
import { readUnsubscribeCode } from './unsubscribe-code.ts';

/** Stops the mails a code is of, or lets them come again; the code is all it takes. @throws KeyfobError not_found. */
export async function unsubscribe(ctx: Context, code: string, again: boolean): Promise<Unsubscribed> {
  const subscription = readUnsubscribeCode(ctx.ports.peppers, code);
  if (!subscription) throw notFound();
  const { list, userId } = subscription;
  await (again
    ? ctx.em.execute(`delete from keyfob.mail_opt_out where user_id = ? and list = ?`, [userId, list])
    : ctx.em.execute(`insert into keyfob.mail_opt_out (user_id, list, at) values (?, ?, ?) on conflict do nothing`, [
        userId,
        list,
        ctx.now,
      ]));
  return { list, subscribed: again };
}

/** What a code is of, for the page that asks. @throws KeyfobError not_found. */
export async function readSubscription(ctx: Context, code: string): Promise<Unsubscribed> {
  const subscription = readUnsubscribeCode(ctx.ports.peppers, code);
  if (!subscription) throw notFound();
  const stopped = await ctx.em.execute<unknown[]>(
    `select 1 from keyfob.mail_opt_out where user_id = ? and list = ?::text`,
    [subscription.userId, subscription.list],
  );
  return { list: subscription.list, subscribed: stopped.length === 0 };
}
