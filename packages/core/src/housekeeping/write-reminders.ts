import type { HomeContext } from '../context.ts';
import { bind } from './bind.ts';
import { tokensOf, withHome } from './homes.ts';
import type { ReminderRule } from './reminder-rules.ts';
import type { Step } from './scheduled-job.ts';

/** Reminders of one kind in one transaction. */
const BATCH = 1000;

/** Joins the tokens of which this has still to be said. */
export function unsaid({ kind, join, where, mark }: ReminderRule, on: string): string {
  return `join keyfob.token t on ${on} ${join}
   where ${where} and not exists (
     select from keyfob.reminder r where r.token_id = t.id and r.kind = '${kind}' and r.mark = ${mark})`;
}

/**
 * Writes what has to be said and, for each, one row of the outbox under `token.<kind>` with `{token_id, run_id, days}`: exactly once,
 * however many workers do it at once. Mails, notifications and webhooks follow from there.
 */
export async function writeReminders(ctx: HomeContext, rule: ReminderRule, runId: string): Promise<Step> {
  const { sql, values } = withHome(ctx);
  const [row] = await ctx.em.execute<{ due: string; made: string }[]>(
    ...bind(
      `${sql}, due as (
         select t.id, t.workspace_id, ${rule.mark} as mark, ${rule.days} as days, ${rule.dueAt} as due_at
         from home h ${unsaid(rule, tokensOf(ctx))} limit ${BATCH}
       ), made as (
         insert into keyfob.reminder (token_id, kind, mark, workspace_id, run_id, at, days, due_at)
         select id, '${rule.kind}', mark, workspace_id, :run_id::uuid, :now, days, due_at from due
         on conflict do nothing returning token_id, workspace_id, days
       ), told as (
         insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
         select gen_random_uuid(), workspace_id, 'token.${rule.kind}',
           jsonb_build_object('token_id', token_id, 'run_id', :run_id::text, 'days', days::text), :now from made
       )
       select (select count(*) from due) as due, (select count(*) from made) as made`,
      { ...values, now: ctx.now, run_id: runId },
    ),
  );
  return { did: { [rule.kind]: Number(row?.made) }, more: Number(row?.due) === BATCH };
}

/** What `writeReminders` would say. */
export async function countReminders(ctx: HomeContext, rule: ReminderRule): Promise<Record<string, number>> {
  const { sql, values } = withHome(ctx);
  const [row] = await ctx.em.execute<{ due: string }[]>(
    ...bind(`${sql} select count(*) as due from home h ${unsaid(rule, tokensOf(ctx))}`, { ...values, now: ctx.now }),
  );
  return { [rule.kind]: Number(row?.due) };
}
