import { canonical } from '../audit/chain.ts';
import type { HomeContext } from '../context.ts';
import { record, touch } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { requireCovers } from '../permissions/authorize.ts';
import { requireLasting, staysAfterwards } from '../permissions/require-lasting.ts';
import { requireAllowedKind } from './allowed-kind.ts';
import { lifetimeAtEdit, secondsBetween } from './apply-lifetime.ts';
import { auditedFacts, changedFacts } from './audited-facts.ts';
import { chooseGrants } from './choose-grants.ts';
import { compareReach, reachOf } from './compare-reach.ts';
import { endPredecessor } from './end-token.ts';
import { lockToken, requireLive } from './find-token.ts';
import { flushNamed, freeName } from './hold-name.ts';
import { nameKey } from './name.ts';
import { narrowChildren } from './narrow-children.ts';
import { presentToken } from './present-token.ts';
import { requireWithinActor } from './require-within-actor.ts';
import { actsOnItself, ceilingOf } from './token-rights.ts';
import type { TokenRow } from './token.entity.ts';
import type { Token, UpdateToken } from './token.schema.ts';

/**
 * Edits a live token; its value stays. Narrowing needs only the action; whoever widens it in any way holds all that the
 * result holds.
 * @throws KeyfobError version_mismatch, token_dead, token_superseded, invalid_request, name_taken, grants_not_held.
 */
export async function updateToken(
  ctx: HomeContext,
  id: string,
  input: UpdateToken,
  ifMatch?: number,
): Promise<{ token: Token }> {
  const row = await lockToken(ctx, id, 'update');
  if (ifMatch !== undefined && ifMatch !== row.version) {
    throw new KeyfobError(
      'version_mismatch',
      `The token is at version ${row.version}. Read it again, then repeat the edit.`,
    );
  }
  requireLive(ctx, row, { disabled: true });
  const factsBefore = auditedFacts(row);
  const reachBefore = reachOf(ctx, row);
  // Verifiers act on metadata as they do on grants.
  if (input.metadata !== undefined && canonical(input.metadata) !== canonical(row.metadata)) {
    requireCovers(ctx, ceilingOf(ctx, row));
    if (staysAfterwards(row)) requireLasting(ctx, 'change the metadata of a token that stays');
  }
  await apply(ctx, row, input);
  const { widened, narrowed } = compareReach(ctx, reachBefore, reachOf(ctx, row));
  if (widened) {
    requireAllowedKind(ctx, row.kind);
    requireCovers(ctx, ceilingOf(ctx, row));
    await requireWithinActor(ctx, row);
    if (staysAfterwards(row)) requireLasting(ctx, 'widen a token that stays');
    if (actsOnItself(ctx, row))
      throw new KeyfobError('permission_denied', 'A token cannot widen itself; it may extend or rotate itself.');
    if (row.parentId) throw invalid('grants', 'a token made by a token can only be narrowed; create a new one instead');
  }
  if (narrowed) {
    await endPredecessor(ctx, row);
    await narrowChildren(ctx, row);
  }
  touch(ctx, { token: id });
  record(ctx, {
    action: 'token.updated',
    subject: { kind: 'token', id, label: row.handle },
    ...changedFacts(factsBefore, auditedFacts(row)),
  });
  await flushNamed(ctx, row.name);
  return { token: presentToken(ctx, row) };
}

async function apply(ctx: HomeContext, row: TokenRow, input: UpdateToken): Promise<void> {
  if (input.name !== undefined && input.name !== row.name) {
    await freeName(ctx, input.name, row.member?.id ?? null, row.id);
    Object.assign(row, { name: input.name, nameKey: nameKey(input.name), nameHeld: true });
  }
  const given = await chooseGrants(ctx, input);
  if (given) Object.assign(row, given);
  const expiresAt = await lifetimeAtEdit(ctx, row, input);
  if (expiresAt?.getTime() !== row.expiresAt?.getTime())
    Object.assign(row, { expiresAt, lifetimeSeconds: secondsBetween(row.createdAt, expiresAt) });
  if (input.description !== undefined) row.description = input.description;
  if (input.not_before !== undefined) row.notBefore = input.not_before === null ? null : new Date(input.not_before);
  if (input.max_uses !== undefined) row.maxUses = input.max_uses;
  if (input.allowed_cidrs !== undefined) row.allowedCidrs = input.allowed_cidrs;
  if (input.rate_limit !== undefined) row.rateLimit = input.rate_limit;
  if (input.metadata !== undefined) row.metadata = input.metadata;
}
