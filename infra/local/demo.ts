import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { people } from '../demo/people.ts';
import { readIfThere } from './read-if-there.ts';
import { Refusal } from './refusal.ts';
import { repository } from './services.ts';
import { say } from './terminal.ts';

/** Of everybody in the demo. Made once per data directory: no installation has a password that others could know. */
function demoPassword(file: string): string {
  const kept = readIfThere(file)?.trim();
  if (kept) return kept;
  const password = `demo-${randomBytes(9).toString('base64url')}`;
  fs.writeFileSync(file, `${password}\n`, { mode: 0o600 });
  return password;
}

const passwordFileIn = (dataDir: string): string => path.join(dataDir, 'demo-password');

/** Fills an empty installation with the demo, leaves a filled one as it is, and refuses one that holds anything else. */
export async function fillDemo(env: NodeJS.ProcessEnv, dataDir: string, quit: AbortSignal): Promise<void> {
  say('Looking after the demo data (the first time takes half a minute)…');
  const file = passwordFileIn(dataDir);
  demoPassword(file);
  const child = spawn(process.execPath, [path.join(repository, 'infra/demo/fill.ts'), file], {
    env: { ...env, KEYFOB_LOG_LEVEL: 'error' },
    cwd: repository,
    stdio: ['ignore', 'ignore', 'pipe'],
    detached: true,
  });
  let problem = '';
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    problem += text;
  });
  quit.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'close')) as [number | null];
  quit.throwIfAborted();
  if (code !== 0) throw new Refusal(`Keyfob does not start: ${problem.trim() || 'the demo data gave no reason'}`);
}

export function sayWhoIsThere(dataDir: string): void {
  say('');
  say(`Demo: sign in with one of these addresses and the password ${demoPassword(passwordFileIn(dataDir))}`);
  for (const { email, role } of people) say(`  ${email.padEnd(26)} ${role}`);
}
