import { createHash } from 'node:crypto';
import { canonical } from './audit/chain.ts';
import { KeyfobError } from './errors.ts';

/** Where a page ended: the sort value and id of its last row. */
export interface Position {
  value: string;
  id: string;
}

const filterHash = (filter: unknown) => createHash('sha256').update(canonical(filter)).digest('base64url').slice(0, 16);

/** An opaque cursor that belongs to one filter and sort only. */
export function writeCursor(position: Position, filter: unknown): string {
  return Buffer.from(JSON.stringify([position.value, position.id, filterHash(filter)])).toString('base64url');
}

/** @throws KeyfobError invalid_cursor when it is not ours, or was made for another filter. */
export function readCursor(cursor: string, filter: unknown): Position {
  const refuse = () => new KeyfobError('invalid_cursor', 'cursor: take `next_cursor` of a page with the same filters and sort, or start without one.');
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parts) || parts[2] !== filterHash(filter)) throw refuse();
  const [value, id] = parts as unknown[];
  if (typeof value !== 'string' || typeof id !== 'string') throw refuse();
  return { value, id };
}
