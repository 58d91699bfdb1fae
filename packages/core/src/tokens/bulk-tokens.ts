import type { HomeContext } from '../context.ts';
import { invalid } from '../errors.ts';
import { inBatches } from '../in-batches.ts';
import type { Transact } from '../in-batches.ts';
import type { BulkResult, BulkTokens } from './bulk.schema.ts';
import { changeTokens } from './change-tokens.ts';
import type { BatchOutcome } from './change-tokens.ts';
import { findTokenIds } from './find-token-ids.ts';
import { whereVisible, whereWanted } from './token-filter.ts';

const MOST_REFUSALS = 100;
const HOUR = 3_600_000;

/**
 * Disables, enables, revokes or deletes many tokens, a batch of them in each transaction, with one audit event per token. A call that
 * breaks off has done whole batches; repeating it does the rest.
 */
export async function bulkTokens(
  transact: Transact<HomeContext>,
  input: BulkTokens,
  { dry_run: dryRun }: { dry_run: boolean },
): Promise<BulkResult> {
  if ((input.ids === undefined) === (input.filter === undefined))
    throw invalid('ids', 'give either ids or filter, and not both');
  const { filter, action, reason } = input;
  const start = await transact(async (ctx) => ({
    now: ctx.now,
    ids: filter ? await findTokenIds(ctx, [whereVisible(ctx), ...whereWanted(ctx, filter)]) : [...new Set(input.ids)],
  }));
  const ended = new Set<string>();
  const outcomes: BatchOutcome[] = [];
  const effective = await inBatches(start.ids, async (ids) => {
    const outcome = await transact((ctx) => changeTokens(ctx, { action, reason, ids, dryRun, ended }));
    for (const id of outcome.ended) ended.add(id);
    outcomes.push(outcome);
    return outcome;
  });
  return { action, dry_run: dryRun, ...count(outcomes, ended, start), effective };
}

function count(outcomes: readonly BatchOutcome[], ended: Set<string>, start: { now: Date; ids: string[] }) {
  const changed = outcomes.flatMap((outcome) => outcome.changed);
  const refusals = outcomes.flatMap((outcome) => outcome.refusals);
  const codes = new Map<string, number>();
  for (const { code } of refusals) codes.set(code, (codes.get(code) ?? 0) + 1);
  const usedWithin = (hours: number) =>
    changed.filter(({ lastUsedAt }) => lastUsedAt && start.now.getTime() - lastUsedAt.getTime() < hours * HOUR).length;
  for (const { id } of changed) ended.delete(id);
  return {
    matched: start.ids.length,
    changed: changed.length,
    unchanged: outcomes.reduce((sum, { unchanged }) => sum + unchanged, 0),
    also_ended: ended.size,
    refused: refusals.length,
    refused_by: [...codes].map(([code, times]) => ({ code, count: times })),
    refusals: refusals.slice(0, MOST_REFUSALS),
    used_last_24h: usedWithin(24),
    used_last_7d: usedWithin(7 * 24),
  };
}
