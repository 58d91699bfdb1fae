import { findValues, LONGEST } from './find-values.ts';

/** A value in some content, and the line it stands in, counted from 1. */
export interface Hit {
  readonly value: string;
  readonly line: number;
}

export interface Scanned {
  readonly hits: Hit[];
  readonly bytes: number;
}

const NEWLINE = 0x0a;

/** Reads content of any size piece by piece; a value across two pieces is found, and none twice. UTF-16 is read where its mark says so. */
export async function scanContent(content: AsyncIterable<Buffer>): Promise<Scanned> {
  const hits: Hit[] = [];
  let bytes = 0;
  let line = 1;
  let kept: Buffer = Buffer.alloc(0);
  let isWide: boolean | undefined;
  for await (const piece of content) {
    bytes += piece.length;
    isWide ??= beginsWide(piece);
    const narrow = isWide ? piece.filter((byte) => byte !== 0) : piece;
    const window = kept.length === 0 ? Buffer.from(narrow) : Buffer.concat([kept, narrow]);
    for (const { value, at } of findValues(window)) {
      if (at + value.length > kept.length) hits.push({ value, line: line + newlines(window, at) });
    }
    const settled = Math.max(0, window.length - LONGEST + 1);
    line += newlines(window, settled);
    kept = window.subarray(settled);
  }
  return { hits, bytes };
}

function beginsWide([first, second]: Buffer): boolean {
  return (first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff);
}

function newlines(bytes: Buffer, end: number): number {
  let count = 0;
  for (let at = bytes.indexOf(NEWLINE); at !== -1 && at < end; at = bytes.indexOf(NEWLINE, at + 1)) count += 1;
  return count;
}
