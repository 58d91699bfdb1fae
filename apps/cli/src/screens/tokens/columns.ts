import { tableMask } from '@keyfob/sdk';
import type { Token } from '@keyfob/sdk';
import { relativeTime } from '../parts/relative-time.ts';

export interface Column {
  readonly title: string;
  readonly width: number;
  /** Which column goes first when there is no room: the highest. */
  readonly rank: number;
  readonly cell: (token: Token, now: number) => string;
}

export const STATUS_TITLE = 'STATUS';

/** As the table shows them, from left to right; the name comes before them and takes what is left. */
export const columns: readonly Column[] = [
  { title: 'TOKEN', width: 15, rank: 6, cell: ({ start }) => tableMask(start) },
  { title: 'SCOPE', width: 16, rank: 4, cell: scopeOf },
  { title: STATUS_TITLE, width: 13, rank: 1, cell: ({ status }) => status },
  { title: 'KIND', width: 9, rank: 7, cell: ({ kind }) => kind },
  { title: 'CREATED', width: 10, rank: 5, cell: ({ created_at }, now) => relativeTime(created_at, now) },
  {
    title: 'EXPIRES',
    width: 10,
    rank: 3,
    cell: ({ expires_at }, now) => (expires_at ? relativeTime(expires_at, now) : 'never'),
  },
  {
    title: 'LAST USED',
    width: 10,
    rank: 2,
    cell: ({ last_used_at }, now) => (last_used_at ? relativeTime(last_used_at, now) : 'not yet'),
  },
  { title: 'OWNER', width: 24, rank: 8, cell: ({ owner, created_by }) => (owner ?? created_by)?.email ?? '–' },
];

export function scopeOf({ role, grants }: Token): string {
  return role ?? `custom (${grants.reduce((sum, { actions }) => sum + actions.length, 0)})`;
}

const NAME_LEAST = 16;
const NAME_MOST = 44;
const GUTTER = 4;
const GAP = 1;

/** The columns that fit beside a readable name, and how wide the name may be. */
export function fitColumns(width: number): { columns: Column[]; nameWidth: number } {
  const fitting: Column[] = [];
  let left = width - GUTTER - NAME_LEAST;
  for (const column of columns.toSorted((a, b) => a.rank - b.rank)) {
    if (column.width + GAP > left) break;
    fitting.push(column);
    left -= column.width + GAP;
  }
  const nameWidth = Math.min(NAME_MOST, Math.max(1, left + NAME_LEAST));
  return { columns: columns.filter((column) => fitting.includes(column)), nameWidth };
}
