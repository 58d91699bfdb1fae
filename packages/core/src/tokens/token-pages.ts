import type { FilterQuery, QueryOrderMap } from '@mikro-orm/core';
import { isInstant, isText, readCursor, writeCursor } from '../list-cursor.ts';
import type { Page } from '../list.schema.ts';
import type { TokenRow } from './token.entity.ts';
import type { TokenListQuery } from './token.schema.ts';

type Query = Pick<TokenListQuery, 'sort' | 'limit' | 'cursor'>;

/** How a list of tokens goes from page to page: by the time of creation or by name, by id between equals. */
interface TokenPages {
  orderBy: QueryOrderMap<TokenRow>[];
  /** Rows after the cursor. */
  after: FilterQuery<TokenRow>[];
  /** The page of what was found, which is one row longer where another page follows. */
  cut: (rows: readonly TokenRow[]) => Page<TokenRow>;
}

/** @throws KeyfobError invalid_cursor. */
export function pagesOf({ sort, limit, cursor }: Query, filter: unknown): TokenPages {
  const field = sort.endsWith('name') ? 'nameKey' : 'createdAt';
  const direction = sort.startsWith('-') ? 'desc' : 'asc';
  const valueOf = (row: TokenRow) => (field === 'createdAt' ? row.createdAt.toISOString() : row.nameKey);
  return {
    orderBy: [{ [field]: direction }, { id: direction }],
    after: cursor === undefined ? [] : beyond(field, direction, cursor, filter),
    cut(rows) {
      const data = rows.slice(0, limit);
      const last = data.at(-1);
      const more = rows.length > limit && last;
      return { data, next_cursor: more ? writeCursor({ value: valueOf(last), id: last.id }, filter) : null };
    },
  };
}

function beyond(
  field: 'createdAt' | 'nameKey',
  direction: 'asc' | 'desc',
  cursor: string,
  filter: unknown,
): FilterQuery<TokenRow>[] {
  const { value, id } = readCursor(cursor, filter, field === 'createdAt' ? isInstant : isText);
  const bound = field === 'createdAt' ? new Date(value) : value;
  const [further, notBefore] = direction === 'asc' ? (['$gt', '$gte'] as const) : (['$lt', '$lte'] as const);
  // The first condition follows from the second; it is what an index can start at.
  return [{ [field]: { [notBefore]: bound } }, { $or: [{ [field]: { [further]: bound } }, { id: { [further]: id } }] }];
}
