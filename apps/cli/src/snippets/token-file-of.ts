import path from 'node:path';
import { ensurePrivateFolder, readPrivateFile } from '../credentials/private-file.ts';
import { writeTokenFile } from '../credentials/token-file.ts';
import type { Settings } from '../settings.ts';
import { findValue } from './find-value.ts';

/** Where a program that starts without a shell finds the token: the file in use, else one of its own in our folder. */
export function tokenFileOf({ environment, options }: Settings): string {
  const { token, tokenFile, configDir } = environment;
  const isInUse = options.token === undefined && token === undefined && tokenFile !== undefined;
  return path.resolve(isInUse ? tokenFile : path.join(configDir, 'claude-desktop-token.json'));
}

/** Puts the token in use there, mode 0600; one that is there and holds it already is left alone. */
export async function keepTokenFile(settings: Settings, file: string): Promise<void> {
  const value = await findValue(settings);
  if (settings.environment.tokenFile !== undefined && path.resolve(settings.environment.tokenFile) === file) return;
  await ensurePrivateFolder(path.dirname(file));
  if (readPrivateFile(file)?.includes(value)) return;
  await writeTokenFile(file, value, { replace: true });
}
