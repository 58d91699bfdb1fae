import { useState } from 'react';

/** The columns in their order; each can be hidden. */
export const columns = ['label', 'token', 'scope', 'created', 'expires', 'status', 'lastUsed', 'actions'] as const;
export type Column = (typeof columns)[number];

const KEY = 'keyfob.hidden-columns';

/** Which columns are shown, remembered in this browser. */
export function useColumns() {
  const [hidden, setHidden] = useState(readHidden);
  const toggle = (column: Column) => {
    const next = hidden.includes(column) ? hidden.filter((other) => other !== column) : [...hidden, column];
    setHidden(next);
    try {
      localStorage.setItem(KEY, JSON.stringify(next));
    } catch {
      // A browser that stores nothing forgets the choice with the page.
    }
  };
  return { shows: (column: Column) => !hidden.includes(column), toggle };
}

function readHidden(): Column[] {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(KEY) ?? '[]');
    return Array.isArray(stored) ? columns.filter((column) => stored.includes(column)) : [];
  } catch {
    return [];
  }
}
