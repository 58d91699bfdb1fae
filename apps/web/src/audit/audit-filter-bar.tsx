import { useCallback } from 'react';
import type { SetURLSearchParams } from 'react-router';
import { strings } from '../strings.ts';
import { SearchBox } from '../ui/search-box.tsx';
import { Select } from '../ui/select.tsx';

const words = strings.audit;
const options = [
  { value: '', label: words.anyAction },
  ...Object.entries(words.actions).map(([value, label]) => ({ value, label })),
];

/** Search and filters; they live in the address. */
export function AuditFilterBar({ search, setSearch }: { search: URLSearchParams; setSearch: SetURLSearchParams }) {
  const change = useCallback(
    (name: string, value: string) =>
      setSearch(
        (before) => {
          const next = new URLSearchParams(before);
          if (value === '') next.delete(name);
          else next.set(name, value);
          return next;
        },
        { replace: true },
      ),
    [setSearch],
  );
  const find = useCallback((typed: string) => change('q', typed), [change]);
  return (
    <div className="toolbar">
      <SearchBox label={words.search} value={search.get('q') ?? ''} onSearch={find} />
      <Select
        label={words.action}
        value={search.get('action') ?? ''}
        options={options}
        onChange={(value) => change('action', value)}
      />
      {(['since', 'until'] as const).map((name) => (
        <label key={name} className="toolbar-day">
          <span className="muted">{words[name]}</span>
          <input
            className="control"
            type="date"
            value={search.get(name) ?? ''}
            onChange={(event) => change(name, event.target.value)}
          />
        </label>
      ))}
    </div>
  );
}
