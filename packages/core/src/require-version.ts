import { KeyfobError } from './errors.ts';

/** Holds an edit to the version it was made on (`If-Match`, RFC 9110 §13.1.1). @throws KeyfobError version_mismatch. */
export function requireVersion(what: string, row: { version: number }, ifMatch: number | undefined): void {
  if (ifMatch === undefined || ifMatch === row.version) return;
  throw new KeyfobError(
    'version_mismatch',
    `The ${what} is at version ${row.version}. Read it again, then repeat the edit.`,
  );
}
