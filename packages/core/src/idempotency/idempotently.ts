import { createHash } from 'node:crypto';
import { canonical } from '../audit/chain.ts';
import type { Context } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import { IdempotencyKeyRow } from './idempotency-key.entity.ts';

/** How long a key is remembered. */
const REMEMBERED_MS = 24 * 3_600_000;

const sha256 = (text: string) => createHash('sha256').update(text).digest();

/**
 * Carries out a creating request at most once per caller, route and key: the first time `create`, later `replay` with the id of what
 * was made. Without a key it just creates.
 * @throws KeyfobError idempotency_key_reused (other body), request_in_flight (the first is still running).
 */
export async function idempotently<Output>(
  ctx: Context,
  request: { key: string | undefined; route: string; body: unknown; workspaceId: string | null },
  create: () => Promise<{ output: Output; resourceId: string }>,
  replay: (resourceId: string, createdAt: Date) => Promise<Output>,
): Promise<Output> {
  if (request.key === undefined) return (await create()).output;
  const caller = `${ctx.actor.kind}:${ctx.actor.id}`;
  // One key in two workspaces is two requests: row-level security would hide the other’s row, not its primary key.
  const route = [request.route, ...(request.workspaceId ? [request.workspaceId] : [])].join(' ');
  const identity = { caller, route, keyHash: sha256(request.key) };
  const bodyHash = sha256(canonical(request.body));

  const lock = sha256(canonical([caller, route, request.key])).readBigInt64BE();
  const [taken] = await ctx.em.execute<{ free: boolean }[]>(`select pg_try_advisory_xact_lock(?) as free`, [
    lock.toString(),
  ]);
  if (!taken?.free)
    throw new KeyfobError(
      'request_in_flight',
      'A request with this Idempotency-Key is still running. Try again shortly.',
    );

  const known = await ctx.em.findOne(IdempotencyKeyRow, identity);
  if (known && ctx.now.getTime() - known.createdAt.getTime() < REMEMBERED_MS) {
    if (!known.bodyHash.equals(bodyHash)) {
      throw new KeyfobError(
        'idempotency_key_reused',
        'This Idempotency-Key was used with another body. Use a new key for a new request.',
      );
    }
    return replay(known.resourceId, known.createdAt);
  }
  if (known) await ctx.em.nativeDelete(IdempotencyKeyRow, identity);
  const { output, resourceId } = await create();
  await ctx.em.insert(IdempotencyKeyRow, {
    ...identity,
    bodyHash,
    workspaceId: request.workspaceId,
    resourceId,
    createdAt: ctx.now,
  });
  return output;
}
