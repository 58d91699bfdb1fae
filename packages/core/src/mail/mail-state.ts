import type { Context } from '../context.ts';
import type { MailKind } from './add-mail.ts';
import type { MailOutcome } from './letter.ts';

export interface MailRow {
  id: string;
  kind: MailKind;
  list: 'reminders' | 'activity' | null;
  user_id: string | null;
  workspace_id: string | null;
  facts: Record<string, string>;
  sealed: Buffer | null;
  attempt: number;
  created_at: Date | string;
}

const MINUTE = 60_000;
const TRIED_FOR_MS = 48 * 60 * MINUTE;
/** Longer than any run of the job may take. */
const ANSWERS_WITHIN_MS = 5 * MINUTE;
/** A mail the queue has lost is handed to it again. */
const QUEUED_FOR_MS = MINUTE;
/** A run of reminders in which nothing was found for so long is over. */
const QUIET_MS = 20_000;
const BATCH = 100;

/** Takes a waiting mail for one attempt; whoever comes second gets nothing. Nothing joins it any more. */
export async function claimMail(ctx: Context, id: string): Promise<MailRow | undefined> {
  const [mail] = await ctx.em.execute<MailRow[]>(
    `update keyfob.mail set state = 'sending', attempt = attempt + 1, handed_at = ?, bundle = null
     where id = ? and state = 'waiting' and due_at <= ?
     returning id, kind, list, user_id, workspace_id, facts, sealed, attempt, created_at`,
    [ctx.now, id, ctx.now],
  );
  return mail;
}

/** What became of an attempt. One that was given up as unknown meanwhile is known now. */
export async function settleMail(ctx: Context, mail: MailRow, outcome: MailOutcome): Promise<string> {
  const trouble = outcome.state === 'sent' ? null : outcome.trouble;
  const isOver = ctx.now.getTime() - new Date(mail.created_at).getTime() > TRIED_FOR_MS;
  if (outcome.state === 'again' && !isOver) {
    const pause = Math.min(MINUTE * 3 ** (mail.attempt - 1), 240 * MINUTE);
    await ctx.em.execute(
      `update keyfob.mail set state = 'waiting', due_at = ?, queued_at = null, trouble = ?
       where id = ? and attempt = ? and state in ('sending', 'unknown')`,
      [new Date(ctx.now.getTime() + pause), trouble, mail.id, mail.attempt],
    );
    return 'waiting';
  }
  const state = outcome.state === 'again' ? 'failed' : outcome.state;
  await ctx.em.execute(
    `update keyfob.mail set state = ?, settled_at = ?, trouble = ?, sealed = null
     where id = ? and attempt = ? and state in ('sending', 'unknown')`,
    [state, ctx.now, trouble, mail.id, mail.attempt],
  );
  return state;
}

/** There is nobody to send it to, or nothing left to say. */
export async function dropMail(ctx: Context, { id }: MailRow): Promise<void> {
  await ctx.em.execute(
    `update keyfob.mail set state = 'dropped', settled_at = ?, sealed = null where id = ? and state = 'sending'`,
    [ctx.now, id],
  );
}

/** Attempts whose worker never said what became of them: perhaps sent, so never repeated. How many. */
export async function flagUnknown(ctx: Context): Promise<number> {
  const flagged = await ctx.em.execute<unknown[]>(
    `update keyfob.mail set state = 'unknown', settled_at = ?, trouble = 'the worker ended before it could say', sealed = null
     where state = 'sending' and handed_at < ? returning id`,
    [ctx.now, new Date(ctx.now.getTime() - ANSWERS_WITHIN_MS)],
  );
  return flagged.length;
}

/** Mails that are due; reminders once their run is quiet and nothing of it waits in the outbox. */
export async function takeDue(ctx: Context): Promise<string[]> {
  const at = (ms: number) => new Date(ctx.now.getTime() - ms);
  const due = await ctx.em.execute<{ id: string }[]>(
    `update keyfob.mail set queued_at = ? where id in (
       select id from keyfob.mail m where state = 'waiting' and due_at <= ? and (queued_at is null or queued_at < ?)
         and (run_id is null or (
           not exists (select from keyfob.notification n where n.run_id = m.run_id and n.told_at > ?)
           and not exists (select from keyfob.outbox o where o.payload ->> 'run_id' = m.run_id)))
       order by due_at limit ${BATCH} for update skip locked)
     returning id`,
    [ctx.now, ctx.now, at(QUEUED_FOR_MS), at(QUIET_MS)],
  );
  return due.map(({ id }) => id);
}
