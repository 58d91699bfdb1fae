import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

/** One hash over every source file of a folder; works outside a git checkout too. */
export function hashFolder(folder: string): string {
  const hash = createHash('sha256');
  for (const file of sourceFiles(folder).toSorted())
    hash.update(`${file}\0`).update(fs.readFileSync(file)).update('\0');
  return hash.digest('hex');
}

function sourceFiles(folder: string): string[] {
  return fs.readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    if (['node_modules', 'dist', '.turbo'].includes(entry.name)) return [];
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return sourceFiles(file);
    return entry.isFile() ? [file] : [];
  });
}
