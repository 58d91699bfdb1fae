import { parseTokenValue } from '@keyfob/sdk';

/** A token value in bytes, and where it begins. */
export interface FoundValue {
  readonly value: string;
  readonly at: number;
}

/** No value is longer. */
export const LONGEST = 54;

const MARKS = ['_pat_', '_wst_', '_svc_'].map((mark) => Buffer.from(mark));
const REST = /^_(?:pat|wst|svc)(?:_test)?_[0-9A-Za-z]{36}/;
const LONGEST_REST = LONGEST - 8;

/**
 * Every token value in these bytes, text or not, in their order. What only looks like one fails its checksum; what stands right
 * before or after a value does not hide it.
 */
export function findValues(bytes: Buffer): FoundValue[] {
  const found: FoundValue[] = [];
  for (const mark of MARKS) {
    for (let at = bytes.indexOf(mark); at !== -1; at = bytes.indexOf(mark, at + mark.length)) {
      const value = valueAround(bytes, at);
      if (value) found.push(value);
    }
  }
  return found.sort((a, b) => a.at - b.at);
}

/** The installation's prefix is 2 to 8 characters, and `%20kf_…` begins with none of them: each length is tried. */
function valueAround(bytes: Buffer, mark: number): FoundValue | undefined {
  const rest = REST.exec(bytes.toString('latin1', mark, mark + LONGEST_REST))?.[0];
  if (rest === undefined) return undefined;
  const before = /[a-z0-9]{2,8}$/.exec(bytes.toString('latin1', Math.max(0, mark - 8), mark))?.[0] ?? '';
  for (let length = 2; length <= before.length; length += 1) {
    const value = before.slice(-length) + rest;
    if (parseTokenValue(value)) return { value, at: mark - length };
  }
  return undefined;
}
