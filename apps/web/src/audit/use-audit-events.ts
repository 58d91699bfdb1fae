import type { AuditEventList, ListAuditEventsData } from '@keyfob/sdk';
import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query';
import type { InfiniteData, UseInfiniteQueryResult } from '@tanstack/react-query';
import { keyfob } from '../keyfob.ts';

export type AuditFilters = Pick<NonNullable<ListAuditEventsData['query']>, 'action' | 'since' | 'until' | 'q'>;

/** The workspace’s log, newest first, page after page. */
export function useAuditEvents(
  workspace: string,
  filters: AuditFilters,
): UseInfiniteQueryResult<InfiniteData<AuditEventList>> {
  return useInfiniteQuery({
    queryKey: ['audit-events', workspace, filters],
    queryFn: ({ pageParam, signal }) =>
      keyfob.listAuditEvents(workspace, { ...filters, limit: 50 }, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** The filters that an address holds; days are whole days where the person is. */
export function readAuditFilters(search: URLSearchParams): AuditFilters {
  const text = (name: string) => search.get(name)?.trim().slice(0, 100) ?? '';
  const [action, q] = [text('action'), text('q')];
  const since = startOf(text('since'), 0);
  const until = startOf(text('until'), 1);
  return {
    ...(action !== '' && { action }),
    ...(q !== '' && { q }),
    ...(since !== undefined && { since }),
    ...(until !== undefined && { until }),
  };
}

/** Midnight at the beginning of a day, or of one so many days later. */
function startOf(day: string, later: number): string | undefined {
  const at = new Date(`${day}T00:00:00`);
  if (Number.isNaN(at.getTime())) return undefined;
  at.setDate(at.getDate() + later);
  return at.toISOString();
}
