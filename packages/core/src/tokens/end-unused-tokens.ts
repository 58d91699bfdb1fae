import type { Context, WorkspaceContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { bind } from '../housekeeping/bind.ts';
import { mayTouch, spendApproval } from '../housekeeping/halt.ts';
import type { Reach } from '../housekeeping/halt.ts';
import { tokensOf, withHome, workspacesWith } from '../housekeeping/homes.ts';
import type { JobName } from '../housekeeping/housekeeping.schema.ts';
import { disabling, revoking } from '../housekeeping/reminder-rules.ts';
import type { AnnouncedChange } from '../housekeeping/reminder-rules.ts';
import type { Run, Step } from '../housekeeping/scheduled-job.ts';
import { usageIsFolded } from '../housekeeping/usage-is-folded.ts';
import { countReminders, unsaid, writeReminders } from '../housekeeping/write-reminders.ts';
import { end, endingWith, inGraceBefore } from './end-token.ts';
import { readAll } from './find-token.ts';
import { ACTIVE_OR_DISABLED } from './token-conditions.ts';
import type { TokenRow } from './token.entity.ts';

/** Tokens ended in one transaction. */
const BATCH = 500;

interface UnusedJob {
  name: JobName;
  rule: AnnouncedChange;
  did: string;
  carryOut: (ctx: WorkspaceContext, rows: readonly TokenRow[]) => Promise<void>;
}

const disable: UnusedJob = { name: 'disable-unused-tokens', rule: disabling, did: 'disabled', carryOut: disableAll };
const revoke: UnusedJob = { name: 'revoke-unused-tokens', rule: revoking, did: 'revoked', carryOut: revokeAll };

/** Disables tokens unused for the policy’s `auto_disable_after`, each announced before. */
export const disableUnusedTokens = (ctx: WorkspaceContext, run: Run): Promise<Step> => endUnused(ctx, run, disable);
/** Revokes tokens unused for the policy’s `auto_revoke_after`, each announced before. */
export const revokeUnusedTokens = (ctx: WorkspaceContext, run: Run): Promise<Step> => endUnused(ctx, run, revoke);
export const workspacesToDisableIn = (ctx: Context): Promise<string[]> => workspacesTo(ctx, disabling);
export const workspacesToRevokeIn = (ctx: Context): Promise<string[]> => workspacesTo(ctx, revoking);

function workspacesTo(ctx: Context, rule: AnnouncedChange): Promise<string[]> {
  const every = tokensOf('every workspace');
  return workspacesWith(ctx, [unsaid(rule, every), due(rule, every)]);
}

/** What was announced, has come to its day, and is unused since. */
const due = ({ kind, join, isDue, mark }: AnnouncedChange, on: string): string =>
  `join keyfob.token t on ${on} ${join}
   where ${isDue} and exists (
     select from keyfob.reminder r where r.token_id = t.id and r.kind = '${kind}' and r.mark = ${mark} and r.due_at <= :now)`;

async function endUnused(ctx: WorkspaceContext, run: Run, { name, rule, did, carryOut }: UnusedJob): Promise<Step> {
  if (run.dryRun) {
    const announced = await countReminders(ctx, rule);
    return { did: { ...announced, [did]: (await reachOf(ctx, rule)).many }, more: false };
  }
  // Here, so that it holds for a run by hand too.
  if (!(await usageIsFolded(ctx))) return { did: {}, more: false };
  const announced = await writeReminders(ctx, rule, run.id);
  if (!(await mayTouch(ctx, name, did, () => reachOf(ctx, rule)))) return { ...announced, halted: true };
  const ids = await lockDue(ctx, rule);
  const rows = ids.length > 0 ? await readAll(ctx, ids) : [];
  await carryOut(ctx, rows);
  await ctx.em.flush();
  const more = announced.more || ids.length === BATCH;
  if (!more) await spendApproval(ctx, name);
  return { did: { ...announced.did, [did]: rows.length }, more };
}

async function reachOf(ctx: WorkspaceContext, rule: AnnouncedChange): Promise<Reach> {
  const { sql, values } = withHome(ctx);
  const [row] = await ctx.em.execute<{ many: string; of: string }[]>(
    ...bind(
      `${sql} select (select count(*) from home h ${due(rule, tokensOf(ctx))}) as many,
         (select count(*) from keyfob.token t where t.workspace_id = :workspace and ${ACTIVE_OR_DISABLED}) as of`,
      { ...values, now: ctx.now },
    ),
  );
  return { many: Number(row?.many), of: Number(row?.of) };
}

/** Judged again under the lock: a use that came in between saves its token. Rows that someone else is changing are left for the next run. */
async function lockDue(ctx: WorkspaceContext, rule: AnnouncedChange): Promise<string[]> {
  const { sql, values } = withHome(ctx);
  const select = `${sql} select t.id from home h ${due(rule, tokensOf(ctx))}`;
  const bound = { ...values, now: ctx.now };
  const locked = await ctx.em.execute<{ id: string }[]>(
    ...bind(`${select} limit ${BATCH} for no key update of t skip locked`, bound),
  );
  const ids = `{${locked.map(({ id }) => id).join(',')}}`;
  const still = await ctx.em.execute<{ id: string }[]>(
    ...bind(`${select} and t.id = any (:ids::uuid[])`, { ...bound, ids }),
  );
  return still.map(({ id }) => id);
}

async function disableAll(ctx: WorkspaceContext, rows: readonly TokenRow[]): Promise<void> {
  const graced = await inGraceBefore(ctx, rows);
  end(ctx, await endingWith(ctx, new Map(graced.map((row) => [row, 'successor_changed']))));
  for (const row of rows) {
    row.disabledAt = ctx.now;
    touch(ctx, { token: row.id });
    record(ctx, {
      action: 'token.disabled',
      subject: { kind: 'token', id: row.id, label: row.handle },
      after: { reason: 'unused' },
    });
  }
}

async function revokeAll(ctx: WorkspaceContext, rows: readonly TokenRow[]): Promise<void> {
  end(ctx, await endingWith(ctx, new Map(rows.map((row) => [row, 'unused']))));
}
