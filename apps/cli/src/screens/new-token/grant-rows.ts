import { grantChecker } from '@keyfob/sdk';
import { grantsOf } from './draft.ts';
import type { Rights } from './use-rights.ts';

/** A line of the picker: one action of one type. */
export interface GrantRow {
  readonly id: string;
  readonly type: string;
  readonly action: string;
  readonly level: string;
  readonly held: boolean;
  readonly chosen: boolean;
  /** A wider grant that was written holds it already. */
  readonly covered: boolean;
}

/** What was written by hand comes first, Keyfob's own types last. */
export function grantRows({ types, holds }: Rights, chosen: readonly string[]): GrantRow[] {
  const known = new Set(types.flatMap(({ key, actions }) => actions.map((one) => `${key}:${one.key}`)));
  const written = chosen.filter((term) => !known.has(term));
  const covers = grantChecker(grantsOf(written), types);
  const ordered = types.toSorted((a, b) => Number(a.key.startsWith('keyfob/')) - Number(b.key.startsWith('keyfob/')));
  return [
    ...written.map((term) => ({
      id: term,
      type: 'written',
      action: term,
      level: '',
      held: true,
      chosen: true,
      covered: false,
    })),
    ...ordered.flatMap(({ key: type, actions }) =>
      actions.map(({ key: action, level }) => {
        const ask = { resource_type: type, action };
        const id = `${type}:${action}`;
        return { id, type, action, level, held: holds(ask), chosen: chosen.includes(id), covered: covers(ask) };
      }),
    ),
  ];
}
