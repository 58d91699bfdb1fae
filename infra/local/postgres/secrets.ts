import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readIfThere } from '../read-if-there.ts';
import { Refusal } from '../refusal.ts';

export interface Passwords {
  owner: string;
  service: string;
}

const newPassword = (): string => randomBytes(24).toString('base64url');

/** The passwords of the cluster's two login roles, made with the cluster and kept beside it (0600). */
export function passwords(dataDir: string, isNew: boolean): Passwords {
  const file = path.join(dataDir, 'database-passwords');
  if (isNew) writeOnce(file, JSON.stringify({ owner: newPassword(), service: newPassword() } satisfies Passwords));
  const text = readIfThere(file);
  if (text === undefined)
    throw new Refusal(`${file} is missing, and the database opens for no other password: restore it from a backup.`);
  return JSON.parse(text) as Passwords;
}

/**
 * The peppers of a new cluster: `1:<base64 of 32 random bytes>`. Never made for an existing one, whose tokens
 * were digested with those it had. Returns the path.
 */
export function peppersFile(dataDir: string, isNew: boolean): string {
  const file = path.join(dataDir, 'peppers');
  if (isNew) writeOnce(file, `1:${randomBytes(32).toString('base64')}\n`);
  return file;
}

/** An earlier, interrupted start may have written the file already: then that one counts. */
function writeOnce(file: string, text: string): void {
  try {
    fs.writeFileSync(file, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
}
