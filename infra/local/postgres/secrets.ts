import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { readIfThere } from '../read-if-there.ts';
import { Refusal } from '../refusal.ts';

export interface Passwords {
  owner: string;
  service: string;
}

const paths = (dataDir: string) => ({
  passwords: path.join(dataDir, 'database-passwords'),
  peppers: path.join(dataDir, 'peppers'),
  /** There from before the first secret until the cluster is whole. */
  firstStart: path.join(dataDir, 'first-start'),
});

/**
 * Call before the secrets of a new cluster are made. Secrets without a cluster mean that the cluster was lost, unless a first
 * start was interrupted: an empty database in its stead would look as if every token and every person had never been.
 */
export function beginFirstStart(dataDir: string, cluster: string): void {
  const { firstStart, ...secrets } = paths(dataDir);
  const left = Object.values(secrets).filter((file) => fs.existsSync(file));
  if (left.length > 0 && !fs.existsSync(firstStart)) {
    throw new Refusal(
      `The database ${cluster} is gone while its secrets are still there (${left.join(', ')}): put the database back from a backup, or begin anew, without the old tokens and people, after: mkdir ${dataDir}/old && mv ${left.join(' ')} ${dataDir}/old`,
    );
  }
  fs.writeFileSync(firstStart, 'The database is being made; this file goes when it is whole.\n', {
    mode: 0o600,
    flush: true,
  });
}

/** From here on a missing cluster is a loss. */
export function endFirstStart(dataDir: string): void {
  fs.rmSync(paths(dataDir).firstStart, { force: true });
}

const newPassword = (): string => randomBytes(24).toString('base64url');

/** The passwords of the cluster's two login roles, made with the cluster and kept beside it (0600). */
export function passwords(dataDir: string, isNew: boolean): Passwords {
  const file = paths(dataDir).passwords;
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
  const file = paths(dataDir).peppers;
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
