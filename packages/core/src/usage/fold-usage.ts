import type { Context } from '../context.ts';
import { record } from '../context.ts';
import { redigest } from '../tokens/redigest.ts';
import type { TokenUsage, UnknownUsage, UsageBatch } from './usage-buffer.ts';
import { emptyDay, mergeDay } from './usage.ts';
import type { DayUsage } from './usage.ts';

interface LockedToken {
  id: string;
  workspace_id: string | null;
  handle: string;
  last_used_at: Date | string | null;
}

interface StoredDay extends DayUsage {
  token_id: string;
  day: string;
}

/**
 * Adds what a node saw to the tokens and their days: once per batch id, however often the job runs. The moment of last use only moves
 * forward. One row of a token and one of its day are written per batch, however many verdicts it holds. A token’s first use is recorded, and what
 * was found with an older pepper is stored with the newest.
 */
export async function foldUsage(ctx: Context, batch: UsageBatch): Promise<{ tokens: number }> {
  const isNew = await ctx.em.execute<unknown[]>(
    `insert into keyfob.usage_batch (id, folded_at) values (?, ?) on conflict do nothing returning id`,
    [batch.id, ctx.now],
  );
  if (isNew.length === 0) return { tokens: 0 };
  const usages = new Map(batch.tokens.map((usage) => [usage.token_id, usage]));
  const tokens = await lock(ctx, [...usages.keys()]);
  const known = tokens.flatMap((token) => {
    const usage = usages.get(token.id);
    return usage ? [{ token, usage }] : [];
  });
  await moveLastUse(ctx, known);
  await addToDays(ctx, known);
  await addUnknown(ctx, batch.unknown);
  await redigest(ctx, batch.redigests ?? []);
  for (const { token, usage } of known) {
    if (usage.last_use === null || token.last_used_at !== null) continue;
    record(ctx, {
      action: 'token.first_used',
      subject: { kind: 'token', id: token.id, label: token.handle },
      after: { at: usage.last_use.at },
      workspaceId: token.workspace_id,
    });
  }
  return { tokens: known.length };
}

/** In the order of their ids, so that two batches never wait for each other. */
function lock(ctx: Context, ids: readonly string[]): Promise<LockedToken[]> {
  return ctx.em.execute<LockedToken[]>(
    `select id, workspace_id, handle, last_used_at from keyfob.token
     where id in (select value::uuid from jsonb_array_elements_text(?::jsonb)) order by id for no key update`,
    [JSON.stringify(ids)],
  );
}

interface Known {
  token: LockedToken;
  usage: TokenUsage;
}

async function moveLastUse(ctx: Context, known: readonly Known[]): Promise<void> {
  const used = known.flatMap(({ usage }) =>
    usage.last_use ? [{ id: usage.token_id, uses: usage.uses, ...usage.last_use }] : [],
  );
  if (used.length === 0) return;
  await ctx.em.execute(
    `update keyfob.token t set
       use_count = t.use_count + u.uses,
       last_used_at = greatest(t.last_used_at, u.at),
       last_used_ip = case when t.last_used_at > u.at then t.last_used_ip else u.ip end,
       last_used_user_agent = case when t.last_used_at > u.at then t.last_used_user_agent else u.user_agent end
     from jsonb_to_recordset(?::jsonb) u (id uuid, uses bigint, at timestamptz, ip text, user_agent text)
     where t.id = u.id`,
    [JSON.stringify(used)],
  );
}

async function addToDays(ctx: Context, known: readonly Known[]): Promise<void> {
  const seen = known.flatMap(({ token, usage }) =>
    Object.entries(usage.days).map(([day, more]) => ({
      token_id: token.id,
      workspace_id: token.workspace_id,
      day,
      more,
    })),
  );
  if (seen.length === 0) return;
  const stored = await ctx.em.execute<StoredDay[]>(
    `select d.token_id, d.day::text, d.verdicts, d.ips, d.refusals, d.used from keyfob.usage_day d
     join jsonb_to_recordset(?::jsonb) s (token_id uuid, day date) on d.token_id = s.token_id and d.day = s.day`,
    [JSON.stringify(seen.map(({ token_id, day }) => ({ token_id, day })))],
  );
  const days = new Map(stored.map((row) => [`${row.token_id} ${row.day}`, row]));
  const rows = seen.map(({ token_id, workspace_id, day, more }) => {
    const { verdicts, ips, refusals, used } = days.get(`${token_id} ${day}`) ?? emptyDay();
    const sum: DayUsage = { verdicts, ips, refusals, used };
    mergeDay(sum, more);
    return { token_id, workspace_id, day, ...sum };
  });
  await ctx.em.execute(
    `insert into keyfob.usage_day (token_id, workspace_id, day, verdicts, ips, refusals, used)
     select token_id, workspace_id, day, verdicts, ips, refusals, used from jsonb_to_recordset(?::jsonb)
       r (token_id uuid, workspace_id uuid, day date, verdicts jsonb, ips jsonb, refusals jsonb, used jsonb)
     on conflict (token_id, day) do update set
       verdicts = excluded.verdicts, ips = excluded.ips, refusals = excluded.refusals, used = excluded.used`,
    [JSON.stringify(rows)],
  );
}

async function addUnknown(ctx: Context, unknown: readonly UnknownUsage[]): Promise<void> {
  if (unknown.length === 0) return;
  await ctx.em.execute(
    `insert into keyfob.usage_unknown (workspace_id, day, verdicts)
     select workspace_id, day, verdicts from jsonb_to_recordset(?::jsonb) u (workspace_id uuid, day date, verdicts bigint)
     order by workspace_id, day
     on conflict (workspace_id, day) do update set verdicts = keyfob.usage_unknown.verdicts + excluded.verdicts`,
    [JSON.stringify(unknown)],
  );
}
