import type { NotificationList } from '@keyfob/sdk';
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult, UseMutationResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

const LOOK_MS = 60_000;

/** What the person was told in this workspace, newest first, page after page. */
export function useNotifications(workspace: string): UseInfiniteQueryResult<InfiniteData<NotificationList>> {
  return useInfiniteQuery({
    queryKey: ['notifications', workspace, 'all'],
    queryFn: ({ pageParam, signal }) => keyfob.listNotifications(workspace, { limit: 50 }, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });
}

/** How many are unread; 0 until it is known. */
export function useUnread(workspace: string): number {
  const { data } = useQuery({
    queryKey: ['notifications', workspace, 'unread'],
    queryFn: ({ signal }) => keyfob.listNotifications(workspace, { limit: 1 }, { signal }).page(),
    refetchInterval: LOOK_MS,
  });
  return data?.unread ?? 0;
}

/** `newest`: the first of the list as it is shown. What came since is unread. */
export function useReadAll(workspace: string, newest: string | undefined): UseMutationResult<unknown, Error, void> {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => keyfob.markNotifications(workspace, newest === undefined ? {} : { up_to: newest }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['notifications', workspace] }),
  });
}
