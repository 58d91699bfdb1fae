import type { TokenList } from '@keyfob/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';
import type { TokenFilters } from './token-filters.ts';

/** The workspace’s tokens, page after page; a new filter keeps the old rows until its own are there. */
export function useTokens(workspace: string, filters: TokenFilters): UseInfiniteQueryResult<InfiniteData<TokenList>> {
  return useInfiniteQuery({
    queryKey: ['tokens', workspace, filters],
    queryFn: ({ pageParam, signal }) => keyfob.listTokens(workspace, filters, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
