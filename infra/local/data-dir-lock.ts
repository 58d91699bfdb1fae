import fs from 'node:fs';
import path from 'node:path';
import { birthOf } from './process-identity.ts';
import { readIfThere } from './read-if-there.ts';
import { Refusal } from './refusal.ts';

interface Holder {
  pid: number;
  birth: string;
  address: string;
}

export interface Lock {
  release: () => void;
  /** The holder before was killed; what it left behind may still be on its way out. */
  takenOver: boolean;
}

/** Takes the data directory for this process, or refuses while another living one holds it. */
export function lockDataDir(dataDir: string, address: string): Lock {
  const file = path.join(dataDir, 'running');
  const me: Holder = { pid: process.pid, birth: birthOf(process.pid), address };
  const draft = `${file}.${process.pid}`;
  fs.writeFileSync(draft, JSON.stringify(me), { mode: 0o600, flush: true });
  try {
    return { release: () => fs.rmSync(file, { force: true }), takenOver: take(file, draft, dataDir) };
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Whether it was taken over from a holder that is gone. */
function take(file: string, draft: string, dataDir: string): boolean {
  for (let takenOver = false; ; takenOver = true) {
    try {
      // A link appears whole or not at all, and never over another one.
      fs.linkSync(draft, file);
      return takenOver;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
    }
    const holder = readHolder(file);
    if (holder === 'damaged') {
      throw new Refusal(
        `${file} does not say who runs on this data directory (it is empty or damaged): make sure that no Keyfob does, then rm ${file}`,
      );
    }
    if (holder !== undefined && birthOf(holder.pid) === holder.birth) {
      throw new Refusal(
        `Keyfob already runs on ${dataDir} (process ${holder.pid}, ${holder.address}): stop that one, or start a second one with its own KEYFOB_DATA_DIR and PORT.`,
      );
    }
    fs.rmSync(file, { force: true });
  }
}

/** Undefined when nobody holds it. */
function readHolder(file: string): Holder | 'damaged' | undefined {
  const text = readIfThere(file);
  if (text === undefined) return undefined;
  try {
    const { pid, birth, address } = JSON.parse(text) as Partial<Holder>;
    if (Number.isInteger(pid) && pid && birth && address) return { pid, birth, address };
  } catch {
    // Not JSON.
  }
  return 'damaged';
}
