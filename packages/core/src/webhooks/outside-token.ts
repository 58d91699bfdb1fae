import type { Context } from '../context.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { presentToken } from '../tokens/present-token.ts';
import { TokenRow } from '../tokens/token.entity.ts';
import { Token } from '../tokens/token.schema.ts';

/** What the API shows of a token, without what tells of a person: e-mail addresses, where from and with what it was used. */
const OutsideToken = Token.omit({
  handle: true,
  created_by: true,
  owner: true,
  last_used_ip: true,
  last_used_user_agent: true,
  allowed_cidrs: true,
  effective_grants: true,
});

/** A token as the world outside is told of it; of its owner only the ids. Null when there is none. */
export async function readOutsideToken(
  ctx: Context,
  workspaceId: string,
  id: string,
): Promise<Record<string, unknown> | null> {
  const row = await ctx.em.findOne(TokenRow, { id, workspaceId }, { populate: ['role', 'member', 'member.role'] });
  if (!row) return null;
  const { member } = row;
  const shown = OutsideToken.parse(presentToken({ now: ctx.now, catalog: buildCatalog([]) }, row));
  return { ...shown, owner: member ? { id: member.id, external_id: member.externalId ?? null } : null };
}
