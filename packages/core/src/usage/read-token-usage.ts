import type { HomeContext } from '../context.ts';
import { findToken } from '../tokens/find-token.ts';
import { heldBy } from '../tokens/token-rights.ts';
import { grantedVersusUsed } from './granted-versus-used.ts';
import type { TokenUsage, TokenUsageQuery } from './usage.schema.ts';
import { byTime, dayOf, emptyDay, mergeDay, MOST_REFUSALS } from './usage.ts';
import type { DayUsage } from './usage.ts';

const DAY_MS = 86_400_000;

/**
 * How a token was used: verdicts and addresses by day, what was refused last, and what it holds against what it used. About two
 * seconds behind what happens. @throws KeyfobError not_found.
 */
export async function readTokenUsage(
  ctx: HomeContext,
  id: string,
  { days: window }: TokenUsageQuery,
): Promise<TokenUsage> {
  const token = await findToken(ctx, id);
  const from = dayOf(new Date(ctx.now.getTime() - (window - 1) * DAY_MS));
  const days = await ctx.em.execute<(DayUsage & { day: string })[]>(
    `select day::text, verdicts, ips, refusals, used from keyfob.usage_day where token_id = ? and day >= ?::date order by day`,
    [id, from],
  );
  const whole = emptyDay();
  for (const day of days) mergeDay(whole, { ...day, ips: [] });
  const refusals = days.flatMap((day) => day.refusals).toSorted(byTime);
  return {
    window_days: window,
    verdicts: whole.verdicts,
    // Addresses of long ago are blank: a day still says how many they were, and nobody can say which were the same.
    distinct_ips: new Set(days.flatMap(({ ips }) => ips.filter((ip) => ip !== ''))).size,
    days: days.map(({ day, verdicts, ips }) => ({ day, verdicts, distinct_ips: ips.length })),
    refusals: refusals.slice(-MOST_REFUSALS).toReversed(),
    permissions: grantedVersusUsed(heldBy(ctx, token), days, ctx.catalog),
  };
}
