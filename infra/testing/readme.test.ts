import { execFile } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { repository } from '../local/services.ts';
import { openFolder, ready, runKeyfob } from './keyfob-run.ts';
import type { KeyfobRun } from './keyfob-run.ts';

const BLOCK = /```(sh|text)\n([\s\S]*?)```/g;

let keyfob: KeyfobRun;
const dataDir = openFolder('keyfob-readme-');
beforeAll(async () => {
  keyfob = await runKeyfob({ KEYFOB_DATA_DIR: dataDir, KEYFOB_SETUP_CODE: 'first-five-minutes' });
  await keyfob.until(ready);
}, 120_000);
afterAll(async () => {
  await keyfob.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test('the README’s first five minutes, pasted line by line, give the answers it shows', async () => {
  const readme = readFileSync(path.join(repository, 'README.md'), 'utf8').replaceAll(
    'localhost:4600',
    `localhost:${keyfob.port}`,
  );
  const [, tour = ''] = readme.split('## First five minutes');
  const steps: { commands: string; answer: string }[] = [];
  for (const [, kind, text = ''] of tour.matchAll(BLOCK)) {
    const last = steps.at(-1);
    if (kind === 'sh')
      steps.push({ commands: text.replace('the-code-that-npm-start-printed', 'first-five-minutes'), answer: '' });
    else if (last) last.answer = text;
  }
  const script = steps.map(({ commands }) => `${commands}\necho; echo @@@`).join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: repository, maxBuffer: 1 << 24 });
  const answers = stdout.split('@@@');
  for (const [at, { commands, answer }] of steps.entries()) {
    expect(answers[at]?.trim(), `after\n${commands}`).toMatch(pattern(answer));
  }
  console.log(`README: ${steps.length} steps answered as shown`);
});

/** `…` stands for what differs from run to run. */
function pattern(answer: string): RegExp {
  const exact = answer
    .trim()
    .split('…')
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${exact.join('[\\s\\S]*')}$`);
}
