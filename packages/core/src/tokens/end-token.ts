import type { Context, HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { readAllLocked } from './find-token.ts';
import { statusOf } from './status.ts';
import { TokenRow } from './token.entity.ts';
import { whereStatus } from './where-status.ts';

/** Tokens that end together, each with the reason it shows. */
export type Ending = Map<TokenRow, string>;

/** Revokes a token and what lives only through it. Already revoked ones stay as they are. */
export async function endToken(ctx: Context, row: TokenRow, reason: string): Promise<void> {
  touch(ctx, { token: row.id });
  end(ctx, await endingWith(ctx, new Map([[row, reason]])));
}

/**
 * What ends when these do, themselves included as far as they are not revoked yet: their children, and the predecessors still in
 * their grace. A few queries, however many they are.
 */
export async function endingWith(ctx: Context, first: Ending): Promise<Ending> {
  const all: Ending = new Map();
  let wave = first;
  while (wave.size > 0) {
    const fresh = [...wave].filter(([row]) => !all.has(row) && statusOf(row, ctx.now) !== 'revoked');
    if (fresh.length === 0) break;
    for (const [row, reason] of fresh) all.set(row, reason);
    const rows = fresh.map(([row]) => row);
    const children = await ctx.em.find(TokenRow, { parentId: { $in: rows.map(({ id }) => id) }, revokedAt: null });
    const graced = await inGraceBefore(ctx, rows);
    wave = new Map([
      ...graced.map((row): [TokenRow, string] => [row, 'successor_changed']),
      ...children.map((row): [TokenRow, string] => [row, 'parent_revoked']),
    ]);
  }
  return all;
}

/** Carries it out: one audit event per token. */
export function end(ctx: Context, ending: Ending): void {
  for (const [row, reason] of ending) {
    row.revokedAt = ctx.now;
    row.revokeReason = reason;
    row.nameHeld = false;
    touch(ctx, { token: row.id });
    record(ctx, {
      action: 'token.revoked',
      subject: { kind: 'token', id: row.id, label: row.handle },
      after: { reason },
      workspaceId: row.workspaceId ?? null,
    });
  }
}

/** Every rotated-away value in its grace ends when what came of it is revoked, disabled, narrowed or rotated without a grace. */
export async function endPredecessor(
  ctx: Context,
  row: TokenRow,
  reason: 'successor_changed' | 'rotated' = 'successor_changed',
): Promise<void> {
  const graced = await inGraceBefore(ctx, [row]);
  end(ctx, await endingWith(ctx, new Map(graced.map((member) => [member, reason]))));
}

/** The superseded values of these tokens’ families, but for themselves. */
export async function inGraceBefore(ctx: Context, rows: readonly TokenRow[]): Promise<TokenRow[]> {
  const families = [...new Set(rows.map(({ familyId }) => familyId))];
  const found = await ctx.em.find(TokenRow, {
    $and: [{ familyId: { $in: families } }, whereStatus('superseded', ctx.now)],
  });
  const themselves = new Set(rows);
  return found.filter((row) => !themselves.has(row) && statusOf(row, ctx.now) === 'superseded');
}

/**
 * Whoever revokes a token means also what it made of itself since: each successor that it, and not a person, brought about.
 * A token of the same family that acts ends the one only.
 */
async function successorsOf(ctx: HomeContext, rows: readonly TokenRow[]): Promise<TokenRow[]> {
  const actor = ctx.actor.token && (await ctx.em.findOne(TokenRow, { id: ctx.actor.token.token.id }));
  const all: TokenRow[] = [];
  let wave = rows.filter(({ familyId }) => familyId !== actor?.familyId);
  while (wave.length > 0) {
    const ids = wave.flatMap(({ successorId }) => (successorId ? [successorId] : []));
    const next = ids.length > 0 ? await readAllLocked(ctx, ids) : [];
    wave = next.filter((row) => row.issuedByPersonAt < row.createdAt);
    all.push(...wave);
  }
  return all;
}

/** Ends tokens as a person means it who says so, with the successors they gave themselves. */
export async function endingAsAsked(ctx: HomeContext, rows: readonly TokenRow[], reason: string): Promise<Ending> {
  const first: Ending = new Map(rows.map((row) => [row, reason]));
  for (const row of await successorsOf(ctx, rows)) if (!first.has(row)) first.set(row, 'predecessor_revoked');
  return endingWith(ctx, first);
}
