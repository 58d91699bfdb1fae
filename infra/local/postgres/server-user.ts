import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { Refusal } from '../refusal.ts';

/** The operating-system user a server runs as; undefined means: as ourselves. */
export interface ServerUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root. Root gets the cluster's present owner, else `postgres`, else a new user `keyfob`. */
export function serverUser(cluster: string): ServerUser | undefined {
  if (process.getuid?.() !== 0) return undefined;
  const owner = fs.statSync(cluster, { throwIfNoEntry: false });
  if (owner !== undefined && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = lookUp('postgres') ?? lookUp('keyfob');
  if (known !== undefined) return known;
  createUser();
  const made = lookUp('keyfob');
  if (made === undefined) {
    throw new Refusal(
      'PostgreSQL does not run as root and no user could be created for it: create one named "keyfob", or set DATABASE_URL.',
    );
  }
  return made;
}

/** Whether that user can get at the programs and into the folder. Tried for real: modes alone do not tell (ACLs, mounts). */
export function canReach(user: ServerUser, program: string, folder: string): boolean {
  const script = 'cd "$1" && "$0" --version >/dev/null';
  return spawnSync('/bin/sh', ['-c', script, program, folder], { ...user, cwd: '/', stdio: 'ignore' }).status === 0;
}

function lookUp(name: string): ServerUser | undefined {
  const [uid, gid] = ['-u', '-g'].map((flag) => {
    const answer = spawnSync('id', [flag, name], { encoding: 'utf8' });
    return answer.status === 0 ? Number(answer.stdout) : undefined;
  });
  return uid === undefined || gid === undefined ? undefined : { uid, gid };
}

/** Debian, Fedora and most others have useradd; Alpine has busybox's adduser. */
function createUser(): void {
  const shell = ['--shell', '/usr/sbin/nologin'];
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', ...shell, 'keyfob'], {
    stdio: 'ignore',
  });
  if (made.status !== 0) spawnSync('adduser', ['-S', '-D', '-H', 'keyfob'], { stdio: 'ignore' });
}
