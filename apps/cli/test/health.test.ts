import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { freePort } from '../../../infra/local/free-port.ts';
import { runApi } from '../../../infra/testing/run-api.ts';
import type { ApiRun } from '../../../infra/testing/run-api.ts';
import manifest from '../package.json' with { type: 'json' };
import { runCli, runIntoClosedPipe } from './run-cli.ts';

let api: ApiRun;
let nobody: string;

beforeAll(async () => {
  api = await runApi();
  nobody = `http://127.0.0.1:${await freePort()}`;
});

afterAll(() => api[Symbol.asyncDispose]());

test('a table by default: one title line, one row, no colour in a pipe', async () => {
  const { exitCode, stdout, stderr } = await runCli(['health', '--api-url', api.url]);
  expect(stdout).toMatch(
    /^STATUS +VERSION +DATABASE +WORKER +SIGN IN PROVIDER\nok +\d+\.\d+\.\d+ +ok +(absent|stale|ok) +none\n$/,
  );
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
});

test('a worker that fell silent is in the table, and Keyfob is well all the same', async () => {
  const db = new Client({ connectionString: api.migrationDatabaseUrl });
  await db.connect();
  await db.query(`insert into keyfob.worker_heartbeat values (gen_random_uuid(), now(), now() - interval '1 minute')`);
  await db.end();
  const { exitCode, stdout } = await runCli(['health', '--api-url', api.url]);
  expect(stdout).toMatch(/ ok +stale( |\n)/);
  expect(exitCode).toBe(0);
});

test.each([
  ['--json', ['health', '--json']],
  ['--output json', ['health', '--output', 'json']],
  ['-o json before the command', ['-o', 'json', 'health']],
])('%s prints the answer as the API gives it', async (_, args) => {
  const { exitCode, stdout } = await runCli(args, { KEYFOB_API_URL: api.url });
  expect(JSON.parse(stdout)).toMatchObject({ status: 'ok', database: 'ok' });
  expect(exitCode).toBe(0);
});

test('-q prints nothing: the exit code is the answer', async () => {
  expect(await runCli(['health', '-q', '--api-url', api.url])).toEqual({ exitCode: 0, stdout: '', stderr: '' });
});

test('nobody answers: exit 9, the cause and the next command on stderr, nothing on stdout', async () => {
  const { exitCode, stdout, stderr } = await runCli(['health', '--json', '--api-url', nobody]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 9, stdout: '' });
  expect(stderr).toContain(`Error: Keyfob does not answer at ${nobody} (connect ECONNREFUSED`);
  expect(stderr).toContain('Next: start it with `npm start`');
});

test.each([
  ['an unknown flag', ['health', '--jsn'], /unknown option '--jsn' \(Did you mean --json\?\)/],
  ['an unknown command', ['helth'], /unknown command 'helth' \(Did you mean health\?\)/],
  ['an unknown format', ['health', '-o', 'xml'], /Allowed choices are table, json, token/],
  ['an argument too many', ['health', 'now'], /too many arguments/],
  ['an address that is none', ['health', '--api-url', 'somewhere'], /Not an address: somewhere/],
  ['help for an unknown command', ['helth', '--help'], /unknown command 'helth' \(Did you mean health\?\)/],
  ['help of an unknown command', ['help', 'helth'], /unknown command 'helth' \(Did you mean health\?\)/],
  ['no command', [], /no command given/],
])('%s: exit 64, and stderr says so', async (_, args, message) => {
  const { exitCode, stdout, stderr } = await runCli(args);
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toMatch(message);
});

test('S18 what a server answers reaches the terminal without its escape sequences', async () => {
  const trick = '\u001B[2J\u009B2J\r\nok';
  const answer = { status: 'unavailable', version: trick, database: 'unavailable', worker: 'absent' };
  await using peer = await openPeer(503, 'application/json', JSON.stringify(answer));
  const runs = await Promise.all([[], ['--json']].map((flags) => runCli(['health', ...flags, '--api-url', peer.url])));
  const printed = runs.map(({ stdout, stderr }) => (stdout + stderr).replaceAll('\n', ''));
  console.log(
    `S18: ${printed.length} answers with escape sequences printed, ${printed.filter((text) => /\p{Cc}/u.test(text)).length} reached the terminal`,
  );
  for (const text of printed) expect(text).not.toMatch(/\p{Cc}/u);
  expect(JSON.parse(runs[1]?.stdout ?? '')).toEqual(answer);
});

test('up but not ready: the report is printed all the same, and the exit code is 1', async () => {
  const answer = { status: 'unavailable', version: '0.1.0', database: 'unavailable', worker: 'absent' };
  await using peer = await openPeer(503, 'application/json', JSON.stringify(answer));
  const { exitCode, stdout, stderr } = await runCli(['health', '--api-url', peer.url]);
  expect(stdout).toContain('unavailable');
  expect(stderr).toContain('Error: Keyfob is up but not ready (the database is unavailable)');
  expect(exitCode).toBe(1);
});

test('another program at that address: exit 1, and the words say so', async () => {
  await using peer = await openPeer(200, 'text/html', '<h1>Welcome</h1>');
  const { exitCode, stdout, stderr } = await runCli(['health', '--api-url', peer.url]);
  expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
  expect(stderr).toContain(`Something else than Keyfob answers at ${peer.url}`);
});

test('--version prints the version alone, --help the commands', async () => {
  expect(await runCli(['--version'])).toEqual({ exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
  const help = await runCli(['--help']);
  expect(help).toMatchObject({ exitCode: 0, stderr: '' });
  expect(help.stdout).toContain('health');
});

test('help ends well, wherever it is asked for', async () => {
  for (const args of [['--help'], ['health', '--help'], ['help', 'health'], ['help']]) {
    const { exitCode, stdout, stderr } = await runCli(args);
    expect({ args, exitCode, stderr }).toEqual({ args, exitCode: 0, stderr: '' });
    expect(stdout).toMatch(/^Usage: keyfob/);
  }
});

test('a reader that stops early (`| head`) hears no complaint', async () => {
  for (const args of [['--version'], ['--help'], ['health', '--json', '--api-url', api.url]]) {
    expect(await runIntoClosedPipe(args)).toEqual({ exitCode: 0, stderr: '' });
  }
});

/** A server that gives every request the same reply: a service in trouble, or another program. */
async function openPeer(status: number, contentType: string, body: string) {
  const server = createServer((_, response) => response.writeHead(status, { 'content-type': contentType }).end(body));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
