import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openShell } from './in-shell.ts';
import type { Shell } from './in-shell.ts';

/** A service that is asked for a code and then answers these, one after the other; the last one again and again. */
let answers: string[];
let polls: number[];
const server = createServer((request, response) => {
  response.setHeader('content-type', 'application/json');
  if (request.url === '/api/auth/device/code') {
    const uri = {
      verification_uri: 'http://kf.test/device',
      verification_uri_complete: 'http://kf.test/device?user_code=ABCD',
    };
    response.end(JSON.stringify({ device_code: 'd', user_code: 'AB-CD', ...uri, expires_in: 900, interval: 0.05 }));
    return;
  }
  polls.push(performance.now());
  const error = answers.length > 1 ? answers.shift() : answers[0];
  response.writeHead(400).end(JSON.stringify({ error }));
});
let shell: Shell;
beforeAll(async () => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  shell = openShell({ KEYFOB_API_URL: `http://127.0.0.1:${(server.address() as AddressInfo).port}` });
});
beforeEach(() => {
  polls = [];
});
afterAll(() => {
  shell.close();
  server.closeAllConnections();
  server.close();
});

test('auth login polls on while nobody has decided, five seconds slower once told to, and says when it was denied', async () => {
  answers = ['authorization_pending', 'slow_down', 'access_denied'];
  const { exitCode, stdout, stderr } = await shell.pipe('keyfob auth login');
  expect({ exitCode, stdout }).toEqual({ exitCode: 4, stdout: '' });
  expect(stderr).toMatch(/Your code: AB-CD\nOpen http:\/\/kf\.test\/device and enter it/);
  expect(stderr).toMatch(/Authentication required \(the sign-in was denied in the browser\)\nNext: keyfob auth login/);
  expect(polls).toHaveLength(3);
  expect((polls[2] ?? 0) - (polls[1] ?? 0)).toBeGreaterThanOrEqual(5000);
});

test('a code that nobody approved in time: exit 4', async () => {
  answers = ['expired_token'];
  const { exitCode, stderr } = await shell.pipe('keyfob auth login');
  expect(exitCode).toBe(4);
  expect(stderr).toContain('nobody approved the code in time');
});

test('Ctrl-C while it waits ends the command: exit 2, nothing stored', async () => {
  answers = ['authorization_pending'];
  const run = await shell.terminal('exec keyfob auth login', {
    onData: (text, write) => {
      if (text.includes('enter it')) write('\u0003');
    },
  });
  expect(run).toMatchObject({ exitCode: 2, stdout: expect.stringContaining('Cancelled') as string });
  expect((await shell.pipe('ls config')).exitCode).not.toBe(0);
});

test('a token that is none, none at all, and a profile whose name is none, are told', async () => {
  const other = await shell.pipe('keyfob auth login --with-token', { input: 'not-a-token\n' });
  expect(other).toMatchObject({ exitCode: 4, stderr: expect.stringContaining('Invalid token') as string });
  const empty = await shell.pipe('keyfob auth login --with-token');
  expect(empty).toMatchObject({
    exitCode: 64,
    stderr: expect.stringContaining('There is no token on stdin') as string,
  });
  const name = await shell.pipe('keyfob auth status --profile ../elsewhere');
  expect(name).toMatchObject({ exitCode: 64, stderr: expect.stringContaining('Not a name of a profile') as string });
});
