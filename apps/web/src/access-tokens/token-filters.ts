import type { ListTokensData } from '@keyfob/sdk';

/** What the page’s address says about the list. */
export type TokenFilters = Pick<NonNullable<ListTokensData['query']>, 'status' | 'kind' | 'q'>;

export const statuses = ['active', 'disabled', 'superseded', 'expired', 'revoked'] as const;
export const kinds = ['personal', 'workspace'] as const;

const statusFilters: readonly string[] = [...statuses, 'all'];

/** Reads the filters of an address; what it does not know is left out. */
export function readFilters(search: URLSearchParams): TokenFilters {
  const [status, kind, q] = [search.get('status'), search.get('kind'), search.get('q')?.trim()];
  return {
    ...(status !== null && statusFilters.includes(status) && { status: status as NonNullable<TokenFilters['status']> }),
    ...(kind !== null &&
      (kinds as readonly string[]).includes(kind) && { kind: kind as NonNullable<TokenFilters['kind']> }),
    ...(q && { q: q.slice(0, 100) }),
  };
}

/** The address with one filter changed; empty takes it away. */
export function withFilter(search: URLSearchParams, name: keyof TokenFilters, value: string): URLSearchParams {
  const next = new URLSearchParams(search);
  if (value === '') next.delete(name);
  else next.set(name, value);
  return next;
}
