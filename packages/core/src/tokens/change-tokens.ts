import type { HomeContext } from '../context.ts';
import { homeId, record, touch } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { requireLasting, staysAfterwards } from '../permissions/require-lasting.ts';
import type { BulkTokens } from './bulk.schema.ts';
import { ENABLING } from './enable-token.ts';
import { end, endingAsAsked, endingWith, inGraceBefore } from './end-token.ts';
import type { Ending } from './end-token.ts';
import { readAll, readAllLocked, requireLive } from './find-token.ts';
import { readActing, requireWithin } from './require-within-actor.ts';
import type { Acting } from './require-within-actor.ts';
import { statusOf } from './status.ts';
import { heldBy, requireTokenAction } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';

/** What one batch of a bulk change did, or would do. */
export interface BatchOutcome {
  changed: { id: string; lastUsedAt: Date | null }[];
  unchanged: number;
  refusals: { id: string; code: string; detail: string }[];
  /** Everything that ended, chosen or not. */
  ended: string[];
}

export interface BatchRequest extends Pick<BulkTokens, 'action' | 'reason'> {
  ids: readonly string[];
  dryRun: boolean;
  /** What ended along with earlier batches counts as it was before them. */
  ended: ReadonlySet<string>;
}

/**
 * One action on many tokens: each is allowed or refused by the rules of that action on it alone, all of them in a few statements.
 * What a dry run counts is what the same call without it does.
 */
export async function changeTokens(ctx: HomeContext, batch: BatchRequest): Promise<BatchOutcome> {
  const rows = await (batch.dryRun ? readAll : readAllLocked)(ctx, batch.ids);
  const found = new Map(rows.map((row) => [row.id, row]));
  const acting = batch.action === 'enable' ? await readActing(ctx) : null;
  const outcome: BatchOutcome = { changed: [], unchanged: 0, refusals: [], ended: [] };
  const changed: TokenRow[] = [];
  const allowed: TokenRow[] = [];
  for (const id of batch.ids) {
    try {
      const row = found.get(id);
      if (!row || row.deletedAt || (row.workspaceId ?? null) !== homeId(ctx)) throw notFound();
      if (decide(ctx, row, batch, acting)) changed.push(row);
      allowed.push(row);
    } catch (error) {
      if (!(error instanceof KeyfobError)) throw error;
      outcome.refusals.push({ id, code: error.code, detail: error.message });
    }
  }
  outcome.changed = changed.map(({ id, lastUsedAt }) => ({ id, lastUsedAt: lastUsedAt ?? null }));
  outcome.unchanged = allowed.length - changed.length;
  const ending = await endingOf(ctx, batch, changed, allowed);
  outcome.ended = [...ending.keys()].map(({ id }) => id);
  if (batch.dryRun) return outcome;
  for (const row of allowed) touch(ctx, { token: row.id });
  end(ctx, ending);
  carryOut(ctx, batch.action, changed);
  await ctx.em.flush();
  return outcome;
}

/** Whether the action changes this token. @throws KeyfobError as the action alone does. */
function decide(ctx: HomeContext, row: TokenRow, batch: BatchRequest, acting: Acting | null): boolean {
  const { action } = batch;
  requireTokenAction(ctx, row, action);
  if (action === 'delete') return true;
  if (action === 'revoke') return batch.ended.has(row.id) || statusOf(row, ctx.now) !== 'revoked';
  // One that ended with an earlier batch was superseded before.
  const { graceEndsAt, expiresAt, successorId } = row;
  requireLive(ctx, batch.ended.has(row.id) ? { graceEndsAt, expiresAt, successorId } : row, { disabled: true });
  if (action === 'disable') return !row.disabledAt;
  requireCovers(ctx, heldBy(ctx, row));
  requireWithin(ctx, acting, row);
  if (staysAfterwards(row)) requireLasting(ctx, ENABLING);
  return Boolean(row.disabledAt);
}

async function endingOf(
  ctx: HomeContext,
  { action, reason }: BatchRequest,
  changed: readonly TokenRow[],
  allowed: readonly TokenRow[],
): Promise<Ending> {
  if (action === 'enable') return new Map();
  if (action === 'disable') {
    const graced = await inGraceBefore(ctx, changed);
    return endingWith(ctx, new Map(graced.map((row) => [row, 'successor_changed'])));
  }
  return endingAsAsked(ctx, allowed, action === 'delete' ? 'deleted' : (reason ?? 'revoked'));
}

function carryOut(ctx: HomeContext, action: BulkTokens['action'], changed: readonly TokenRow[]): void {
  if (action === 'revoke') return;
  for (const row of changed) {
    if (action === 'delete') row.deletedAt = ctx.now;
    else row.disabledAt = action === 'disable' ? ctx.now : null;
    if (action === 'enable') row.enabledAt = ctx.now;
    record(ctx, { action: `token.${action}d`, subject: { kind: 'token', id: row.id, label: row.handle } });
  }
}
