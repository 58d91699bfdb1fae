import { spawn } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, request } from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { openShell } from './in-shell.ts';
import type { Shell } from './in-shell.ts';
import { openLive } from './live.ts';
import type { Live } from './live.ts';

interface Issued {
  token: { id: string; family_id: string };
  value: string;
}

let live: Live;
/** Stands between the program and the service, and says when a request came in and when its reply went out. */
let between: Awaited<ReturnType<typeof openBetween>>;
let shell: Shell;
beforeAll(async () => {
  live = await openLive();
  between = await openBetween(live.url);
  shell = openShell({ KEYFOB_API_URL: between.url });
});
afterAll(async () => {
  shell.close();
  between.close();
  await live[Symbol.asyncDispose]();
});

let made = 0;
const issue = (more: object = {}) =>
  live.call<Issued>('POST', '/v1/workspaces/acme/tokens', {
    kind: 'workspace',
    name: `refreshed ${(made += 1)}`,
    type: 'standard',
    grants: [{ resource_type: 'builder', actions: ['ensure'] }],
    ...more,
  });

async function statuses(familyId: string): Promise<string[]> {
  const { data } = await live.call<{ data: { family_id: string; status: string }[] }>(
    'GET',
    '/v1/workspaces/acme/tokens?status=all&limit=100',
  );
  return data.filter(({ family_id }) => family_id === familyId).map(({ status }) => status);
}

/** Where the current token is: kept by the program, or in a file. */
const homes = [
  {
    place: 'the profile',
    env: {} as Record<string, string>,
    fill: (value: string) => shell.pipe('keyfob auth login --with-token --insecure-storage', { input: value }),
  },
  {
    place: 'a token file',
    env: { KEYFOB_TOKEN_FILE: 'refreshed.json' },
    fill: (value: string) =>
      shell.pipe('rm -f refreshed.json; umask 077; cat > refreshed.json', {
        input: JSON.stringify({ bearer_token: value }),
      }),
  },
];

test('S19 killed at any point of a refresh, the next command has a token that works and ends what is left of the old one', async () => {
  const kills = dose(10, 100);
  const moments = ['request 1', 'reply 1', 'request 2', 'reply 2'] as const;
  const found = { usable: 0, finished: 0, back: 0 };
  for (let at = 0; at < kills; at += 1) {
    const home = homes[at % 2];
    const moment = moments[Math.floor(at / 2) % moments.length];
    if (home === undefined || moment === undefined) throw new Error('there is one');
    const { token, value } = await issue();
    await home.fill(value);
    const child = spawn(path.join(shell.folder, '.bin/keyfob'), ['token', 'refresh', '--yes'], {
      cwd: shell.folder,
      env: { ...shell.env, ...home.env },
      stdio: 'ignore',
    });
    const ended = new Promise((resolve) => child.on('close', resolve));
    await Promise.race([between.next(moment), ended]);
    // Some time after the moment, so that writing the files is hit at every place.
    if (at >= moments.length * 2) await sleep(randomInt(12));
    child.kill('SIGKILL');
    await ended;
    const { exitCode, stdout, stderr } = await shell.pipe('keyfob token can builder:ensure', { env: home.env });
    expect([home.place, moment, exitCode, stdout + stderr]).toEqual([home.place, moment, 0, expect.any(String)]);
    found.usable += 1;
    const left = await statuses(token.family_id);
    expect(left.filter((status) => status === 'active')).toHaveLength(1);
    expect(left).not.toContain('superseded');
    if (left.length === 1) found.back += 1;
    else found.finished += 1;
  }
  expect(found.usable).toBe(kills);
  console.log(
    `S19: ${kills} kills during a refresh, ${found.usable} usable tokens afterwards (${found.finished} finished, ${found.back} as before)`,
  );
});

test('a service that cannot be reached half-way is asked again by the next command', async () => {
  const { token, value } = await issue();
  await homes[0]?.fill(value);
  between.drop(1);
  const failed = await shell.pipe('keyfob token refresh --yes');
  expect(failed).toMatchObject({ exitCode: 0 });
  expect(await statuses(token.family_id)).toEqual(['active', 'revoked']);
});

test('two refreshes at once: one does it, the other says so and changes nothing', async () => {
  const { token, value } = await issue();
  await homes[0]?.fill(value);
  const runs = await Promise.all([1, 2, 3].map(() => shell.pipe('keyfob token refresh --yes')));
  const done = runs.filter(({ exitCode }) => exitCode === 0);
  const refused = runs.filter(({ exitCode, stderr }) => exitCode === 7 && stderr.includes('Another refresh'));
  expect(done.length).toBeGreaterThan(0);
  expect(done.length + refused.length).toBe(runs.length);
  const left = await statuses(token.family_id);
  expect(left.filter((status) => status !== 'revoked')).toEqual(['active']);
  expect(await shell.pipe('keyfob token can builder:ensure')).toMatchObject({ exitCode: 0 });
});

test('auto-refresh-token extends a refreshable current token within 7 days of its end; another gets a warning', async () => {
  await shell.pipe('keyfob config set auto-refresh-token true');
  await homes[0]?.fill((await issue({ expires_in: '6d' })).value);
  expect((await shell.pipe('keyfob token show')).stderr).toBe('');
  const file = path.join(shell.folder, 'config/credentials.json');
  const days = (count: number) => new Date(Date.now() + count * 86_400_000).toISOString();
  const older = readFileSync(file, 'utf8')
    .replace(/(?<="expires_at": ")[^"]*/, days(1))
    .replace(/(?<="kept_at": ")[^"]*/, days(-5));
  writeFileSync(file, older);
  const extended = await shell.pipe('keyfob token show');
  expect(extended.stderr).toBe('The current token was extended: it expires in 5 d.\n');
  expect((await shell.pipe('keyfob token show')).stderr).toBe('');
  await homes[0]?.fill((await issue({ type: 'long_lived', expires_in: '2d' })).value);
  expect((await shell.pipe('keyfob token show')).stderr).toMatch(
    /Warning: the current token expires in 1 d: keyfob token refresh/,
  );
});

test('--grace lets the old value work on, and the successor is stored at once', async () => {
  const { token, value } = await issue();
  await homes[0]?.fill(value);
  const { stderr } = await shell.pipe('keyfob token refresh --yes --grace 3600');
  expect(stderr).toContain('the old one works for another 3600 s');
  expect(await statuses(token.family_id)).toEqual(['active', 'superseded']);
  expect((await shell.pipe('keyfob token verify', { input: value })).exitCode).toBe(0);
});

/** A proxy that tells each request and reply, counted from the last question; what it drops gets no reply. */
async function openBetween(target: string) {
  let waiting: { moment: string; seen: () => void } | undefined;
  let count = 0;
  let toDrop = 0;
  const tell = (moment: string) => {
    if (waiting?.moment === moment) waiting.seen();
  };
  const server = createServer((incoming, outgoing) => {
    count += 1;
    const number = count;
    const forwarded = request(
      target + (incoming.url ?? ''),
      { method: incoming.method, headers: incoming.headers },
      (reply) => {
        if (toDrop > 0) {
          toDrop -= 1;
          outgoing.destroy();
          return;
        }
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers);
        reply.pipe(outgoing).on('finish', () => tell(`reply ${number}`));
      },
    );
    forwarded.on('error', () => outgoing.destroy());
    incoming.pipe(forwarded);
    tell(`request ${number}`);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    next(moment: string) {
      count = 0;
      return new Promise<void>((seen) => {
        waiting = { moment, seen };
      });
    },
    drop(replies: number) {
      toDrop = replies;
    },
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}
