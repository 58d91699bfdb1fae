import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { readIfThere } from '../read-if-there.ts';
import { Refusal } from '../refusal.ts';
import type { Place } from './place.ts';

export const ownerRole = 'keyfob_owner';
const majorVersion = '18';
/** A new cluster takes 40 MB; below this it would fail halfway or a few minutes later. */
const spaceForNewMb = 150;
const spaceForOldMb = 32;

/** The environment of the server's programs: nothing of ours (secrets) and no locale but UTF-8. */
export const serverEnv: NodeJS.ProcessEnv = {
  PATH: process.env['PATH'] ?? '',
  LANG: 'C.UTF-8',
  LC_ALL: 'C.UTF-8',
  TZ: 'UTC',
};

/** Refuses a cluster that is damaged or of another version; true when there is none yet. */
export function isNewCluster({ cluster, dataDir }: Place): boolean {
  const exists = fs.existsSync(cluster);
  const { bavail, bsize } = fs.statfsSync(exists ? cluster : path.dirname(cluster));
  const needed = exists ? spaceForOldMb : spaceForNewMb;
  const free = Math.floor((bavail * bsize) / 1_048_576);
  if (free < needed) {
    throw new Refusal(
      `No space left for the database: ${cluster} has ${free} MB free and needs ${needed} MB. Free some, or put KEYFOB_DATA_DIR on another disk.`,
    );
  }
  if (!exists) return true;

  const found = (readIfThere(path.join(cluster, 'PG_VERSION')) ?? '').trim();
  if (found === majorVersion) return false;
  const what = /^\d+$/.test(found)
    ? `is of PostgreSQL ${found}, not ${majorVersion}`
    : 'is damaged (PG_VERSION is missing or unreadable)';
  throw new Refusal(`The database in ${cluster} ${what}: ${wayOut(dataDir)}`);
}

export const wayOut = (dataDir: string): string =>
  `restore it from a backup, or start empty after: mv ${dataDir} ${dataDir}.damaged`;

/** Makes the cluster beside its place and moves it there whole, so that an interrupted run leaves nothing that looks like one. */
export function initCluster({ cluster, binaries, user }: Place, password: string): void {
  const parent = path.dirname(cluster);
  for (const left of fs.readdirSync(parent).filter((name) => name.startsWith('unfinished-'))) {
    fs.rmSync(path.join(parent, left), { recursive: true });
  }
  const unfinished = fs.mkdtempSync(path.join(parent, 'unfinished-'));
  const fresh = path.join(unfinished, 'postgres');
  const passwordFile = path.join(unfinished, 'password');
  fs.writeFileSync(passwordFile, password, { mode: 0o600 });
  if (user !== undefined) {
    fs.chownSync(passwordFile, user.uid, user.gid);
    fs.chownSync(unfinished, user.uid, user.gid);
  }
  const args = [`--pgdata=${fresh}`, `--username=${ownerRole}`, `--pwfile=${passwordFile}`];
  const settings = ['--auth=scram-sha-256', '--encoding=UTF8', '--locale=C.UTF-8', '--data-checksums'];
  const made = spawnSync(binaries.initdb, [...args, ...settings], {
    ...user,
    cwd: '/',
    env: serverEnv,
    encoding: 'utf8',
  });
  if (made.status === 0) fs.renameSync(fresh, cluster);
  fs.rmSync(unfinished, { recursive: true, force: true });
  if (made.status === 0) return;
  const output = `${made.stderr}\n${made.error?.message ?? ''}`;
  if (/No space left/i.test(output)) {
    throw new Refusal(
      `No space left for the database in ${parent}: free some, or put KEYFOB_DATA_DIR on another disk.`,
    );
  }
  const reason = output.split('\n').find((line) => /error|fatal/i.test(line)) ?? output.trim().split('\n').at(-1) ?? '';
  throw new Refusal(`The database could not be created in ${cluster}: ${reason.trim()}`);
}
