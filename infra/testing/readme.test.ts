import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { test } from 'vitest';
import { freePort } from '../local/free-port.ts';
import { repository } from '../local/services.ts';
import { openFolder, ready, runKeyfob } from './keyfob-run.ts';
import { pasteTour } from './paste-tour.ts';

/** What the README's tour leaves its reader with, for pages that go on from there. */
const signedIn = `
\`\`\`sh
export KEYFOB=http://localhost:4600 NO_COLOR=1
field() { node -pe "JSON.parse(require('fs').readFileSync(0, 'utf8')).$1"; }
trap 'rm -f keyfob.cookies' EXIT
curl -s -o /dev/null $KEYFOB/v1/setup --json '{"code":"first-five-minutes","email":"ada@example.com","password":"correct horse battery","workspace_name":"Acme","starter_catalog":true}'
curl -s -o /dev/null -c keyfob.cookies $KEYFOB/api/auth/sign-in/email --json '{"email":"ada@example.com","password":"correct horse battery"}'
\`\`\`
`;

// Each on a Keyfob of its own, side by side.
test.concurrent.for([
  { name: 'README.md', pages: [['README.md', '## First five minutes']], before: '' },
  { name: 'docs/embed.md', pages: [['docs/embed.md', '## Five calls']], before: '' },
  { name: 'docs/use.md', pages: [['docs/use.md', '## Create']], before: signedIn },
  {
    name: 'docs/integrate.md and docs/webhooks.md',
    pages: [
      ['docs/integrate.md', '## A token of your own'],
      ['docs/webhooks.md', '## Your receiver'],
    ],
    before: signedIn,
  },
])(
  'the tour of $name, pasted line by line, gives the answers it shows',
  async ({ name, pages, before }, { expect, onTestFinished }) => {
    const dataDir = openFolder('keyfob-readme-');
    const keyfob = await runKeyfob({
      KEYFOB_DATA_DIR: dataDir,
      KEYFOB_SETUP_CODE: 'first-five-minutes',
      KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    });
    onTestFinished(async () => {
      await keyfob.end('SIGTERM');
      rmSync(dataDir, { recursive: true, force: true });
    });
    await keyfob.until(ready);
    const tours = pages.map(
      ([file = '', heading = '']) => readFileSync(path.join(repository, file), 'utf8').split(heading)[1] ?? '',
    );
    const page = [before, ...tours]
      .join('\n')
      .replaceAll('localhost:4600', `localhost:${keyfob.port}`)
      .replaceAll('4700', String(await freePort()))
      .replaceAll('the-code-that-npm-start-printed', 'first-five-minutes');
    const steps = await pasteTour(page);
    for (const { commands, shown, answer, complaint } of steps)
      expect.soft(answer, `after\n${commands}\n${complaint}`).toMatch(shown);
    console.log(`${name}: ${steps.length} steps answered as shown`);
  },
);
