import { useDesk } from '../app/desk.ts';
import { useLiveList } from '../app/use-live-list.ts';
import { readFilter } from './read-filter.ts';
import { sorts } from './sorts.ts';

const EVERY_MS = 5000;

/** The tokens that a filter leaves, in an order, with their use as it happens. */
export function useTokens(filter: string, order: number) {
  const { keyfob, workspace } = useDesk();
  const read = readFilter(filter);
  const query = {
    limit: 100,
    sort: sorts[order % sorts.length]?.sort ?? '-created_at',
    ...('query' in read && read.query),
  };
  return useLiveList(
    ['tokens', workspace, query],
    (signal) => keyfob.listTokens(workspace, query, { signal }),
    EVERY_MS,
  );
}

/** `46 active · status:all · by name, a–z · 2 marked`. */
export function aboutTokens(list: ReturnType<typeof useTokens>, filter: string, order: number, marks: number): string {
  const { first } = list;
  const active = first && `${first.total_active}${first.total_active_exact ? '' : '+'} active`;
  const sort = order % sorts.length === 0 ? undefined : sorts[order % sorts.length]?.says;
  return [active, filter.trim() || undefined, sort, marks > 0 ? `${marks} marked` : undefined]
    .filter(Boolean)
    .join(' · ');
}
