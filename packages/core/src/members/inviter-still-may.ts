import type { Context } from '../context.ts';
import type { Catalog } from '../permissions/catalog.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import { allows, covers } from '../permissions/grant.ts';
import { statusOf } from '../tokens/status.ts';
import { authorityOf } from '../tokens/token-rights.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import type { InvitationRow } from './invitation.entity.ts';
import { MemberRow } from './member.entity.ts';

/** Whether whoever invited may still add members, and still holds all that the role holds now. */
export async function inviterStillMay(ctx: Context, invitation: InvitationRow, catalog: Catalog): Promise<boolean> {
  const { member_id: memberId, token_id: tokenId } = invitation.invitedBy;
  const holders: (readonly Grant[] | null)[] = [];
  if (memberId !== null) holders.push(await heldByMember(ctx, memberId));
  if (tokenId !== null) holders.push(...(await heldByToken(ctx, tokenId, catalog)));
  return (
    holders.length > 0 &&
    holders.every(
      (grants) =>
        grants !== null &&
        allows(grants, { resource_type: 'keyfob/member', action: 'create' }, catalog) &&
        covers(grants, invitation.role.grants, catalog),
    )
  );
}

/** Nothing, where it is an operator’s for an hour. */
async function heldByMember(ctx: Context, id: string): Promise<readonly Grant[] | null> {
  const member = await ctx.em.findOne(
    MemberRow,
    { id, active: true, removedAt: null, expiresAt: null },
    { populate: ['role'] },
  );
  return member?.role.grants ?? null;
}

/** Its own and its parent’s, each while it works. A rotated token is asked for what came of it. */
async function heldByToken(ctx: Context, id: string, catalog: Catalog): Promise<(readonly Grant[] | null)[]> {
  const row = await ctx.em.findOne(TokenRow, { id }, { populate: ['role', 'member', 'member.role'] });
  if (row?.successorId) return heldByToken(ctx, row.successorId, catalog);
  if (!row || row.madeUntil || statusOf(row, ctx.now) !== 'active') return [null];
  const own = authorityOf({ catalog }, row);
  return row.parentId ? [own, ...(await heldByToken(ctx, row.parentId, catalog))] : [own];
}
