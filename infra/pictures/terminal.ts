// Takes the pictures of docs/terminal-ui.md: the real program, in a real pseudo-terminal, against the demo.
// Run it after a build: node infra/pictures/terminal.ts
import fs from 'node:fs';
import path from 'node:path';
import { key, openTerminal } from '../../apps/cli/test/open-terminal.ts';
import { repository } from '../local/services.ts';
import { openFolder, ready, runKeyfob } from '../testing/keyfob-run.ts';
import { screenSvg } from './screen-svg.ts';
import { terminalToken } from './terminal-token.ts';

const folder = path.join(repository, 'docs/images/terminal');
const sizes = [
  [80, 24, 'nightly-backup'],
  [140, 40, 'weekly-backup'],
] as const;

/** What is pressed from the token table on, and what is then to be seen. */
const pictures: Record<string, readonly (readonly [keys: string, shows: string | RegExp])[]> = {
  tokens: [],
  help: [['?', 'next sort order']],
  filter: [['/status:all ci-', 'ci-design']],
  bulk: [
    ['/ci-\r', 'ci-design'],
    ['   ', '3 marked'],
    ['b', 'would change'],
  ],
  token: [
    ['/ci-api\r', /› +ci-api/],
    [key.enter, 'Last 30 days'],
    ['', 'permissions'],
  ],
  rotate: [
    ['/ci-api\r', /› +ci-api/],
    [key.enter, 'permissions'],
    ['t', 'Old one ends'],
  ],
  revoke: [
    ['/ci-api\r', /› +ci-api/],
    [key.ctrlD, 'Revoke ci-api?'],
    [key.enter, 'to confirm'],
  ],
  'new-token': [
    ['n', 'What it is for'],
    ['NAME\tcopies artifacts to cold storage\t\t', 'copies artifacts'],
  ],
  grants: [
    ['n', 'What it is for'],
    ['NAME\t\t\t\t\t\r', 'What may it do?'],
    ['jjjjjj j ', '2 chosen'],
  ],
  audit: [['a', 'following']],
  members: [['m', 'ada@']],
  empty: [['/zebra\r', 'No token matches']],
  // Last: it leaves a token behind.
  value: [
    ['n', 'What it is for'],
    ['NAME\t\t\t\t\t\r', 'What may it do?'],
    [' \r', 'Create this token?'],
    ['\r', 'is ready'],
  ],
};

const dataDir = openFolder('keyfob-pictures-');
const keyfob = await runKeyfob({ KEYFOB_DATA_DIR: dataDir }, {}, ['--demo']);
try {
  await keyfob.until(ready);
  await keyfob.until(/^ {2}eva@/m);
  const url = `http://localhost:${keyfob.port}`;
  fs.mkdirSync(folder, { recursive: true });
  await using token = await terminalToken(url, path.join(dataDir, 'demo-password'));
  for (const [columns, rows, made] of sizes) {
    for (const [name, steps] of Object.entries(pictures)) {
      await using ui = openTerminal({
        args: ['ui', '--api-url', url],
        env: { KEYFOB_TOKEN: token.value },
        columns,
        rows,
      });
      await ui.shows(/^ › +\S/m);
      for (const [keys, shows] of steps) await ui.go(keys.replace('NAME', made), shows);
      await ui.settled();
      fs.writeFileSync(
        path.join(folder, `${name}-${columns}x${rows}.svg`),
        screenSvg(ui.terminal).replaceAll(url, 'http://localhost:4600'),
      );
    }
  }
} finally {
  await keyfob.end('SIGTERM');
  fs.rmSync(dataDir, { recursive: true, force: true });
}
