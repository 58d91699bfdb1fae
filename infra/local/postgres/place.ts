import { randomBytes } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { Refusal } from '../refusal.ts';
import { copyBinaries, installedBinaries } from './binaries.ts';
import type { Binaries } from './binaries.ts';
import { canReach, serverUser } from './server-user.ts';
import type { ServerUser } from './server-user.ts';

/** Where root's server lives when its own user cannot get into the checkout or the data directory. */
const ownPlace = '/var/lib/keyfob';

export interface Place {
  dataDir: string;
  /** The cluster, every link resolved. It may not exist yet; its parent does. */
  cluster: string;
  binaries: Binaries;
  user: ServerUser | undefined;
}

/** Decides where the cluster and the programs are, and as whom the server runs. `say` gets a line when that is somewhere unusual. */
export function findPlace(dataDir: string, say: (line: string) => void): Place {
  const link = path.join(dataDir, 'postgres');
  const cluster = followLink(link);
  const user = serverUser(cluster);
  const installed = installedBinaries();
  if (user === undefined) return { dataDir, cluster, binaries: installed, user };

  const binariesReachable = canReach(user, installed.postgres, '/');
  const binaries = binariesReachable ? installed : copyBinaries(installed, ownPlace);
  if (canReach(user, binaries.postgres, path.dirname(cluster))) {
    if (!binariesReachable)
      say(`PostgreSQL runs as another user than root, from a copy of its programs: ${binaries.home}`);
    return { dataDir, cluster, binaries, user };
  }
  if (fs.existsSync(cluster)) {
    throw new Refusal(
      `The database in ${cluster} cannot be reached by its own user (uid ${user.uid}): open the folders above it (chmod o+x).`,
    );
  }
  const elsewhere = path.join(ownPlace, randomBytes(4).toString('hex'), 'postgres');
  fs.mkdirSync(path.dirname(elsewhere), { recursive: true, mode: 0o755 });
  fs.symlinkSync(elsewhere, link);
  say(
    `PostgreSQL runs as another user than root and cannot enter ${dataDir}: its data is in ${elsewhere}, its programs in ${binaries.home}`,
  );
  return { dataDir, cluster: elsewhere, binaries, user };
}

/** A link whose target is gone must never lead to a fresh, empty cluster in its stead. */
function followLink(link: string): string {
  const entry = fs.lstatSync(link, { throwIfNoEntry: false });
  if (entry === undefined || !entry.isSymbolicLink())
    return path.join(fs.realpathSync(path.dirname(link)), path.basename(link));
  const target = fs.readlinkSync(link);
  if (fs.existsSync(target)) return fs.realpathSync(target);
  throw new Refusal(
    `${link} leads to ${target}, which does not exist: restore it from a backup, or remove the link to start empty.`,
  );
}
