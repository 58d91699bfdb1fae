import { scanContent } from './scan-content.ts';
import type { Source } from './source.ts';

/** A value, and one of the places it is in. */
export interface Find {
  readonly value: string;
  readonly source: string;
  readonly line: number;
}

export interface Look {
  readonly finds: Find[];
  readonly sources: number;
  readonly bytes: number;
  /** What could not be read, and why. */
  readonly unread: { name: string; reason: string }[];
}

/** Looks into everything there is; what cannot be read is told of, never passed over. */
export async function look(sources: AsyncIterable<Source>): Promise<Look> {
  const finds: Find[] = [];
  const unread: Look['unread'] = [];
  let [count, bytes] = [0, 0];
  for await (const { name, content } of sources) {
    count += 1;
    try {
      const scanned = await scanContent(content);
      bytes += scanned.bytes;
      for (const { value, line } of scanned.hits) finds.push({ value, source: name, line });
    } catch (error) {
      unread.push({ name, reason: error instanceof Error ? error.message : String(error) });
    }
  }
  return { finds, sources: count, bytes, unread };
}
