import type { FilterQuery } from '@mikro-orm/core';
import type { HomeContext } from '../context.ts';
import { TokenRow } from './token.entity.ts';

const PAGE = 10_000;

/** The ids of every token that fits, the oldest first: what is made while they are changed is left alone. */
export async function findTokenIds(ctx: HomeContext, where: readonly FilterQuery<TokenRow>[]): Promise<string[]> {
  const ids: string[] = [];
  for (let last: Pick<TokenRow, 'id' | 'createdAt'> | undefined; ;) {
    const page: Pick<TokenRow, 'id' | 'createdAt'>[] = await ctx.em.find(
      TokenRow,
      { $and: [...where, ...(last ? after(last) : [])] },
      { fields: ['id', 'createdAt'], orderBy: { createdAt: 'asc', id: 'asc' }, limit: PAGE, disableIdentityMap: true },
    );
    ids.push(...page.map(({ id }) => id));
    last = page.at(-1);
    if (page.length < PAGE || !last) return ids;
  }
}

function after({ id, createdAt }: Pick<TokenRow, 'id' | 'createdAt'>): FilterQuery<TokenRow>[] {
  return [{ createdAt: { $gte: createdAt } }, { $or: [{ createdAt: { $gt: createdAt } }, { id: { $gt: id } }] }];
}
