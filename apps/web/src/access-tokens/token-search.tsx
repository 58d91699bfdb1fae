import { useEffect, useState } from 'react';
import { strings } from '../strings.ts';

const PAUSE_MS = 250;

/** The search box; says what it holds once typing pauses. */
export function TokenSearch({ value, onSearch }: { value: string; onSearch: (value: string) => void }) {
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  // The address changed under it: back, forward, or cleared filters.
  if (value !== known) {
    setKnown(value);
    if (value !== typed.trim()) setTyped(value);
  }
  useEffect(() => {
    if (typed.trim() === value) return undefined;
    const timer = setTimeout(() => onSearch(typed.trim()), PAUSE_MS);
    return () => clearTimeout(timer);
  }, [typed, value, onSearch]);
  return (
    <input
      className="control token-search"
      type="search"
      value={typed}
      maxLength={100}
      placeholder={strings.tokens.search}
      aria-label={strings.tokens.search}
      onChange={(event) => setTyped(event.target.value)}
    />
  );
}
