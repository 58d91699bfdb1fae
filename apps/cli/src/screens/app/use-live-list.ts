import type { List } from '@keyfob/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import { use, useEffect } from 'react';
import { Active } from '../keys/layer.tsx';
import { tellable } from './connection.ts';
import { useDesk } from './desk.ts';

interface LivePage<Row> {
  data: Row[];
  next_cursor: string | null;
}

/**
 * A list that follows what happens: the pages read so far are read again every `every` milliseconds each, so that a long list
 * asks no more often than a short one. Nothing is asked while another screen is in front.
 */
export function useLiveList<Row extends { id: string }, Page extends LivePage<Row>>(
  key: readonly unknown[],
  list: (signal: AbortSignal) => List<Row, Page>,
  every: number,
) {
  const { connection } = useDesk();
  const active = use(Active);
  const query = useInfiniteQuery({
    queryKey: key,
    queryFn: ({ pageParam, signal }) => list(signal).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page: Page) => page.next_cursor ?? undefined,
    refetchInterval: ({ state }) => active && connection.interval(every * Math.max(1, state.data?.pages.length ?? 1)),
    placeholderData: keepPreviousData,
  });
  const pages = query.data?.pages;
  return {
    rows: uniqueRows(pages ?? []),
    first: pages?.[0],
    error: tellable(query),
    loading: query.isPending,
    hasMore: query.hasNextPage,
    more: () => {
      if (query.hasNextPage && !query.isFetching) void query.fetchNextPage();
    },
    reload: () => void query.refetch(),
  };
}

/** Reads the next page when the row in hand comes within a screenful of the end. */
export function useMore(list: { rows: readonly unknown[]; more: () => void }, index: number, height: number): void {
  const near = index >= list.rows.length - height;
  useEffect(() => {
    if (near) list.more();
  }, [near, list]);
}

/** A row may move to a later page between two of them being read. */
function uniqueRows<Row extends { id: string }>(pages: readonly LivePage<Row>[]): Row[] {
  return [...new Map(pages.flatMap(({ data }) => data).map((row) => [row.id, row])).values()];
}
