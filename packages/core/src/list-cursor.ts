import { createHash } from 'node:crypto';
import { canonical } from './audit/chain.ts';
import { KeyfobError } from './errors.ts';

/** Where a page ended: the sort value and id of its last row. */
export interface Position {
  value: string;
  id: string;
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

const filterHash = (filter: unknown) => createHash('sha256').update(canonical(filter)).digest('base64url').slice(0, 16);

/** An opaque cursor that belongs to one filter and sort only. */
export function writeCursor(position: Position, filter: unknown): string {
  return Buffer.from(JSON.stringify([position.value, position.id, filterHash(filter)])).toString('base64url');
}

/** What sort values look like; a cursor with any other did not come from us. */
export { isInstant } from './list.schema.ts';
export const isText = (value: string): boolean => value.isWellFormed() && !value.includes('\0');
export const isCount = (value: string): boolean => /^[0-9]{1,15}$/.test(value);

/** @throws KeyfobError invalid_cursor when it is not ours, or was made for another filter. */
export function readCursor(cursor: string, filter: unknown, isValue: (value: string) => boolean): Position {
  const refuse = () =>
    new KeyfobError(
      'invalid_cursor',
      'cursor: take `next_cursor` of a page with the same filters and sort, or start without one.',
    );
  let parts: unknown;
  try {
    parts = JSON.parse(Buffer.from(cursor, 'base64url').toString());
  } catch {
    throw refuse();
  }
  if (!Array.isArray(parts) || parts[2] !== filterHash(filter)) throw refuse();
  const [value, id] = parts as unknown[];
  if (typeof value !== 'string' || typeof id !== 'string' || !UUID.test(id) || !isValue(value)) throw refuse();
  return { value, id };
}
