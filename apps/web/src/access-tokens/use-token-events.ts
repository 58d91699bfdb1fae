import type { AuditEventList } from '@keyfob/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

/** A token’s own events, newest first. */
export function useTokenEvents(
  workspace: string,
  id: string,
  enabled = true,
): UseInfiniteQueryResult<InfiniteData<AuditEventList>> {
  return useInfiniteQuery({
    queryKey: ['token-events', workspace, id],
    queryFn: ({ pageParam, signal }) =>
      keyfob.listAuditEvents(workspace, { subject: id, limit: 20 }, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    enabled,
  });
}
