import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { repository } from '../local/services.ts';
import { openFolder, ready, runKeyfob } from './keyfob-run.ts';
import type { KeyfobRun } from './keyfob-run.ts';
import { pasteTour } from './paste-tour.ts';

let keyfob: KeyfobRun;
let dataDir: string;
beforeEach(async () => {
  dataDir = openFolder('keyfob-readme-');
  keyfob = await runKeyfob({ KEYFOB_DATA_DIR: dataDir, KEYFOB_SETUP_CODE: 'first-five-minutes' });
  await keyfob.until(ready);
}, 120_000);
afterEach(async () => {
  await keyfob.end('SIGTERM');
  rmSync(dataDir, { recursive: true, force: true });
}, 60_000);

test.each([
  ['README.md', '## First five minutes'],
  ['docs/embed.md', '## Five calls'],
])('the tour of %s, pasted line by line, gives the answers it shows', async (file, heading) => {
  const page = readFileSync(path.join(repository, file), 'utf8')
    .replaceAll('localhost:4600', `localhost:${keyfob.port}`)
    .replaceAll('the-code-that-npm-start-printed', 'first-five-minutes');
  const steps = await pasteTour(page.split(heading)[1] ?? '');
  for (const { commands, shown, answer } of steps) expect(answer, `after\n${commands}`).toMatch(shown);
  console.log(`${file}: ${steps.length} steps answered as shown`);
});
