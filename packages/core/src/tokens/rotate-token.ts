import { uuidv7 } from 'uuidv7';
import type { HomeContext } from '../context.ts';
import { homeId, record, touch } from '../context.ts';
import { invalid } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { requireAllowedKind } from './allowed-kind.ts';
import { lifetimeAtRotation, secondsBetween } from './apply-lifetime.ts';
import { checkCaps } from './check-caps.ts';
import { usesLeft } from './compare-reach.ts';
import { earlier } from './earlier.ts';
import { endPredecessor } from './end-token.ts';
import { lockToken, readLocked, requireLive } from './find-token.ts';
import { handle } from './handle.ts';
import { issueValue } from './issue-value.ts';
import { narrowChildren } from './narrow-children.ts';
import { presentToken } from './present-token.ts';
import { remintToken } from './remint-token.ts';
import { requireWithinActor } from './require-within-actor.ts';
import { heldBy, requireTokenAction } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import type { RotatedToken, RotateToken } from './token.schema.ts';

type Rotated = Omit<RotatedToken, 'effective'>;

/**
 * A new value that inherits everything; the old one is revoked now, or works until its grace ends.
 * @throws KeyfobError token_dead, token_superseded, token_disabled, grants_not_held, invalid_request, and those of `idempotently`.
 */
export function rotateToken(
  ctx: HomeContext,
  id: string,
  input: RotateToken,
  idempotencyKey?: string,
): Promise<Rotated> {
  const mayReplay = async (successor: TokenRow) => {
    requireTokenAction(ctx, successor, 'rotate');
    await requireWithinActor(ctx, successor);
  };
  return rotateOnce(ctx, { route: `rotateToken ${id}`, input, idempotencyKey, mayReplay }, async () => {
    const row = await lockToken(ctx, id, 'rotate');
    requireLive(ctx, row, { disabled: false });
    requireCovers(ctx, heldBy(ctx, row));
    return rotate(ctx, row, input);
  });
}

interface Request {
  route: string;
  input: RotateToken;
  idempotencyKey: string | undefined;
  /** Throws for a caller who lost the right since; left out where the token itself acts. */
  mayReplay?: (successor: TokenRow) => Promise<void>;
}

/** Runs a rotation at most once per key; a replay gives the same successor a new value. */
export function rotateOnce(
  ctx: HomeContext,
  { route, input, idempotencyKey, mayReplay }: Request,
  work: () => Promise<Rotated>,
): Promise<Rotated> {
  return idempotently(
    ctx,
    { key: idempotencyKey, route, body: input, workspaceId: homeId(ctx) },
    async () => {
      const output = await work();
      return { output, resourceId: output.token.id };
    },
    async (successorId, issuedAt) => {
      const { row, value } = await remintToken(ctx, successorId, issuedAt);
      await mayReplay?.(row);
      const predecessor = row.predecessorId ? await readLocked(ctx, row.predecessorId) : null;
      await ctx.em.flush();
      return { token: presentToken(ctx, row), value, predecessor: presentToken(ctx, predecessor ?? row) };
    },
  );
}

export async function rotate(ctx: HomeContext, row: TokenRow, input: RotateToken): Promise<Rotated> {
  requireAllowedKind(ctx, row.kind);
  requireUsesOnce(row, input.grace_seconds);
  const expiresAt = await lifetimeAtRotation(ctx, row, input);
  await requireWithinActor(ctx, row, expiresAt);
  // With a grace two are live where one was.
  if (input.grace_seconds > 0) await checkCaps(ctx, row.member?.id ?? null);
  retire(ctx, row, input.grace_seconds);
  if (input.grace_seconds === 0) await endPredecessor(ctx, row, 'rotated');
  // The name must be free in the database before its next holder is inserted.
  await ctx.em.flush();
  const { successor, value } = succeed(ctx, row, expiresAt);
  await ctx.em.flush();
  row.successorId = successor.id;
  await ctx.em.flush();
  await ctx.em.nativeUpdate(TokenRow, { parentId: row.id }, { parentId: successor.id });
  await narrowChildren(ctx, successor);
  touch(ctx, { token: row.id });
  record(ctx, {
    action: 'token.rotated',
    subject: { kind: 'token', id: row.id, label: row.handle },
    after: {
      successor_id: successor.id,
      grace_seconds: input.grace_seconds,
      expires_at: expiresAt?.toISOString() ?? null,
    },
  });
  return { token: presentToken(ctx, successor), value, predecessor: presentToken(ctx, row) };
}

/** A cap of uses holds for all values together, so only one of them may work. */
function requireUsesOnce(row: TokenRow, graceSeconds: number): void {
  const left = usesLeft(row);
  if (left === null) return;
  if (graceSeconds > 0)
    throw invalid('grace_seconds', 'must be 0 for a token with max_uses: two values would spend its uses twice');
  if (left < 1) throw invalid('max_uses', 'no use is left to hand on; create a new token');
}

function retire(ctx: HomeContext, row: TokenRow, graceSeconds: number): void {
  row.nameHeld = false;
  row.graceEndsAt = new Date(ctx.now.getTime() + graceSeconds * 1000);
  if (graceSeconds > 0) return;
  row.revokedAt = ctx.now;
  row.revokeReason = 'rotated';
}

function succeed(ctx: HomeContext, row: TokenRow, expiresAt: Date | null): { successor: TokenRow; value: string } {
  const id = uuidv7();
  const byPerson = ctx.actor.kind === 'person';
  const identity = { id, workspaceId: row.workspaceId ?? null, kind: row.kind, environment: row.environment };
  const { value, start, last4 } = issueValue(ctx, identity);
  const successor = ctx.em.create(TokenRow, {
    ...identity,
    member: row.member ?? null,
    type: row.type ?? null,
    name: row.name,
    nameKey: row.nameKey,
    nameHeld: true,
    handle: handle({
      creatorEmail: row.createdBy?.email ?? null,
      creatorExternalId: row.createdBy ? (row.member?.externalId ?? null) : null,
      name: row.name,
      id,
    }),
    description: row.description,
    refreshable: row.refreshable,
    access: row.access,
    role: row.role ?? null,
    grants: row.grants,
    start,
    last4,
    createdAt: ctx.now,
    createdBy: row.createdBy ?? null,
    issuedByPersonAt: byPerson ? ctx.now : row.issuedByPersonAt,
    madeUntil: earlier(ctx.actor.until ?? null, byPerson ? null : (row.madeUntil ?? null)),
    expiresAt,
    lifetimeSeconds: secondsBetween(ctx.now, expiresAt),
    notBefore: row.notBefore ?? null,
    useCount: 0,
    maxUses: usesLeft(row),
    parentId: row.parentId ?? null,
    familyId: row.familyId,
    predecessorId: row.id,
    allowedCidrs: row.allowedCidrs,
    rateLimit: row.rateLimit ?? null,
    metadata: row.metadata,
  });
  return { successor, value };
}
