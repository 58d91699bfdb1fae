import { rm } from 'node:fs/promises';
import path from 'node:path';
import { readPrivateFile, writePrivateFile } from '../credentials/private-file.ts';
import { readTokenFile, writeTokenFile } from '../credentials/token-file.ts';
import type { PendingRefresh } from './pending-refresh.ts';
import type { RefreshHome } from './refresh-home.ts';

/** A token file, as `KEYFOB_TOKEN_FILE` names it; the journal is a file beside it, which is there only meanwhile. */
export function fileHome(file: string): RefreshHome {
  const journal = path.join(path.dirname(file), `.${path.basename(file)}.refresh`);
  return {
    place: file,
    lock: `${journal}.lock`,
    async read() {
      const text = readPrivateFile(journal);
      return { value: await readTokenFile(file), pending: text === null ? null : (JSON.parse(text) as PendingRefresh) };
    },
    begin: (pending) => writePrivateFile(journal, `${JSON.stringify(pending)}\n`),
    replace: ({ value }) => writeTokenFile(file, value, { replace: true }),
    end: () => rm(journal, { force: true }),
  };
}
