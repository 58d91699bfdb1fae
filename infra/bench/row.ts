/** One line of the table: a measurement against a floor of the same run, since no two machines are equally fast. */
export interface Row {
  /** As quality rows are numbered: `P12`. */
  id: string;
  what: string;
  measured: string;
  goal: string;
  met: boolean;
}

/** What a `p<number>-<name>.bench.ts` file exports as `bench`. */
export type Bench = () => Promise<Row[]>;

export function median(values: readonly number[]): number {
  const sorted = values.toSorted((left, right) => left - right);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}
