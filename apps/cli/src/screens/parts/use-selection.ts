import { useState } from 'react';

export interface Selection<Row> {
  readonly index: number;
  readonly row: Row | undefined;
  readonly move: (by: number) => void;
  readonly to: (end: 'top' | 'bottom') => void;
}

/** The row in hand. It stays on its row while rows come and go around it, and on its place when the row itself goes. */
export function useSelection<Row extends { id: string }>(rows: readonly Row[]): Selection<Row> {
  const [held, setHeld] = useState<{ id: string | undefined; at: number }>({ id: undefined, at: 0 });
  const last = Math.max(0, rows.length - 1);
  const at = ({ id, at: place }: typeof held) => {
    const found = id === undefined ? -1 : rows.findIndex((row) => row.id === id);
    return found === -1 ? Math.min(place, last) : found;
  };
  const hold = (index: number) => ({ id: index === 0 ? undefined : rows[index]?.id, at: index });
  const index = at(held);
  return {
    index,
    row: rows[index],
    move: (by) => setHeld((before) => hold(Math.max(0, Math.min(last, at(before) + by)))),
    to: (end) => setHeld(hold(end === 'top' ? 0 : last)),
  };
}
