import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { repository } from '../services.ts';
import type { Check } from './checks.ts';
import { hashFolder } from './hash-folder.ts';

const bin = path.join(repository, 'node_modules/.bin');

/** What every tool is run with: our Node first on the PATH, and nothing reported to anyone. */
export const toolEnv: NodeJS.ProcessEnv = {
  ...process.env,
  PATH: `${bin}${path.delimiter}${process.env['PATH'] ?? ''}`,
  TURBO_TELEMETRY_DISABLED: '1',
  DO_NOT_TRACK: '1',
};

/** Runs one check and says how it went in one line, with the tools' whole output when it failed. */
export async function runCheck(check: Check): Promise<boolean> {
  const began = performance.now();
  const before = check.leavesAlone && hashFolder(path.join(repository, check.leavesAlone));
  let output = '';
  let passed = true;
  for (const [tool, ...args] of check.commands) {
    const child = spawn(path.join(bin, tool), args, {
      cwd: repository,
      env: { ...toolEnv, NO_COLOR: '1', FORCE_COLOR: '0' },
    });
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text: string) => {
        output += text;
      });
    }
    child.stdin.end();
    const [code] = (await once(child, 'close')) as [number | null];
    passed = code === 0;
    if (!passed) break;
  }
  if (passed && check.leavesAlone && hashFolder(path.join(repository, check.leavesAlone)) !== before) {
    passed = false;
    output += `${check.leavesAlone} was out of date and has been regenerated: commit the result.\n`;
  }
  const seconds = ((performance.now() - began) / 1000).toFixed(1);
  console.log(`${passed ? 'ok  ' : 'FAIL'}  ${check.name} (${seconds} s)`);
  if (!passed) console.log(output.trimEnd());
  return passed;
}
