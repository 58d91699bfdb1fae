import type { HomeContext } from '../context.ts';
import { invalid } from '../errors.ts';
import type { NewToken } from './clone-source.ts';
import { lifetimeOfEdited, lifetimeOfExtended, lifetimeOfNew, lifetimeOfRotated } from './lifetime.ts';
import type { LifetimeBounds, LifetimeResult } from './lifetime.ts';
import { actsOnItself } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import type { ExtendToken, RotateToken, UpdateToken } from './token.schema.ts';

/** `lifetime.ts` decides; these give it what the transaction knows and turn a refusal into a 400. */
export function lifetimeAtCreation(
  ctx: HomeContext,
  { input, source }: NewToken,
  presetSeconds: number | null,
  parentExpiresAt: Date | null,
): Date | null {
  const bounds = { policy: ctx.policy, now: ctx.now, parentExpiresAt, actorUntil: ctx.actor.until };
  // A clone of the same type gets its source’s length again, as a rotation does.
  const again = source && input.type === undefined;
  return decided(
    again
      ? lifetimeOfRotated(bounds, input, source.lifetimeSeconds ?? null)
      : lifetimeOfNew(bounds, input, presetSeconds),
  );
}

export async function lifetimeAtRotation(ctx: HomeContext, row: TokenRow, input: RotateToken): Promise<Date | null> {
  return decided(lifetimeOfRotated(await boundsOf(ctx, row), input, row.lifetimeSeconds ?? null));
}

export async function lifetimeAtExtension(ctx: HomeContext, row: TokenRow, input: ExtendToken): Promise<Date | null> {
  const token = { expiresAt: row.expiresAt ?? null, ownSeconds: row.lifetimeSeconds ?? null };
  return decided(lifetimeOfExtended(await boundsOf(ctx, row), input, token));
}

export async function lifetimeAtEdit(ctx: HomeContext, row: TokenRow, input: UpdateToken): Promise<Date | null> {
  const token = { expiresAt: row.expiresAt ?? null, mayLengthen: row.refreshable || row.kind === 'personal' };
  return decided(lifetimeOfEdited(await boundsOf(ctx, row), input, token));
}

async function boundsOf(ctx: HomeContext, row: TokenRow): Promise<LifetimeBounds> {
  const parent = row.parentId ? await ctx.em.findOne(TokenRow, { id: row.parentId }) : null;
  return {
    policy: ctx.policy,
    now: ctx.now,
    parentExpiresAt: parent?.expiresAt ?? null,
    actorUntil: ctx.actor.until ?? (ctx.actor.token ? (row.madeUntil ?? undefined) : undefined),
    self: await actingToken(ctx, row),
  };
}

async function actingToken(ctx: HomeContext, row: TokenRow): Promise<LifetimeBounds['self']> {
  if (!ctx.actor.token) return null;
  if (actsOnItself(ctx, row)) return { issuedByPersonAt: row.issuedByPersonAt };
  const { issuedByPersonAt, expiresAt } = await ctx.em.findOneOrFail(TokenRow, { id: ctx.actor.token.token.id });
  return { issuedByPersonAt, expiresAt: expiresAt ?? null };
}

/** What `lifetimeSeconds` holds for a token of these instants. */
export function secondsBetween(start: Date, end: Date | null): number | null {
  return end && Math.round((end.getTime() - start.getTime()) / 1000);
}

function decided(result: LifetimeResult): Date | null {
  if (!result.ok) throw invalid(result.path, result.message);
  return result.expiresAt;
}
