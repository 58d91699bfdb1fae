import type { MemberList } from '@keyfob/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

/** The workspace’s members, page after page. */
export function useMembers(workspace: string, q: string): UseInfiniteQueryResult<InfiniteData<MemberList>> {
  return useInfiniteQuery({
    queryKey: ['members', workspace, q],
    queryFn: ({ pageParam, signal }) =>
      keyfob.listMembers(workspace, q === '' ? {} : { q }, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}
