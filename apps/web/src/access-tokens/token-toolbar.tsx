import { useCallback } from 'react';
import type { SetURLSearchParams } from 'react-router';
import { strings } from '../strings.ts';
import { SearchBox } from '../ui/search-box.tsx';
import { Select } from '../ui/select.tsx';
import { kinds, statuses, withFilter } from './token-filters.ts';
import type { TokenFilters } from './token-filters.ts';

interface TokenToolbarProps {
  filters: TokenFilters;
  setSearch: SetURLSearchParams;
}

const words = strings.tokens;
const statusOptions = [
  { value: '', label: words.anyStatus },
  ...statuses.map((status) => ({ value: status, label: words.statuses[status] })),
  { value: 'all', label: words.everyStatus },
];
const kindOptions = [
  { value: '', label: words.anyKind },
  ...kinds.map((kind) => ({ value: kind, label: words.kinds[kind] })),
];

/** Search and filters; they live in the address. */
export function TokenToolbar({ filters, setSearch }: TokenToolbarProps) {
  const change = useCallback(
    (name: keyof TokenFilters, value: string) =>
      setSearch((search) => withFilter(search, name, value), { replace: name === 'q' }),
    [setSearch],
  );
  const search = useCallback((value: string) => change('q', value), [change]);
  return (
    <div className="toolbar">
      <SearchBox label={words.search} value={filters.q ?? ''} onSearch={search} />
      <Select
        label={words.status}
        value={filters.status ?? ''}
        options={statusOptions}
        onChange={(value) => change('status', value)}
      />
      <Select
        label={words.kind}
        value={filters.kind ?? ''}
        options={kindOptions}
        onChange={(value) => change('kind', value)}
      />
    </div>
  );
}
