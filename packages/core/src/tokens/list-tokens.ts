import type { HomeContext } from '../context.ts';
import { countActive } from './count-active.ts';
import { presentToken } from './present-token.ts';
import { whereVisible, whereWanted } from './token-filter.ts';
import { pagesOf } from './token-pages.ts';
import { TokenRow } from './token.entity.ts';
import type { TokenList, TokenListQuery } from './token.schema.ts';

/** Tokens the actor may see. Revoked ones only when asked for, deleted ones never. @throws KeyfobError invalid_cursor. */
export async function listTokens(ctx: HomeContext, query: TokenListQuery): Promise<TokenList> {
  const visible = whereVisible(ctx);
  const { limit, cursor: _, ...filter } = query;
  const pages = pagesOf(query, filter);
  const rows = await ctx.em.find(
    TokenRow,
    { $and: [visible, ...whereWanted(ctx, query), ...pages.after] },
    { orderBy: pages.orderBy, limit: limit + 1, populate: ['role', 'member', 'member.role'] },
  );
  const { data, next_cursor } = pages.cut(rows);
  return { data: data.map((row) => presentToken(ctx, row)), next_cursor, ...(await countActive(ctx, visible)) };
}
