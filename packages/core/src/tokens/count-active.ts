import type { FilterObject, FilterQuery } from '@mikro-orm/core';
import type { HomeContext } from '../context.ts';
import { TokenRow } from './token.entity.ts';
import type { TokenList } from './token.schema.ts';

/** Counting stops here: no list of a million tokens counts them all each time. */
const MOST_COUNTED = 10_000;

/** How many of the visible tokens are active: exact up to 10 000. The two ways to be unexpired are two ranges of one index. */
export async function countActive(
  ctx: HomeContext,
  visible: FilterQuery<TokenRow>,
): Promise<Pick<TokenList, 'total_active' | 'total_active_exact'>> {
  const unended = { revokedAt: null, deletedAt: null, graceEndsAt: null, disabledAt: null };
  const [later, endless] = [{ $gt: ctx.now }, null].map((expiresAt) =>
    ctx.em
      .createQueryBuilder(TokenRow)
      .select('id')
      .where({ ...unended, expiresAt })
      .andWhere(visible as FilterObject<TokenRow>) // which it is: the builder’s type knows no `$or`
      .toRaw(),
  );
  const [row] = await ctx.em.execute<{ active: number }[]>(
    `select count(*)::int as active from ((${later?.sql}) union all (${endless?.sql}) limit ?) as found`,
    [...(later?.params ?? []), ...(endless?.params ?? []), MOST_COUNTED + 1],
  );
  const active = row?.active ?? 0;
  return { total_active: Math.min(active, MOST_COUNTED), total_active_exact: active <= MOST_COUNTED };
}
