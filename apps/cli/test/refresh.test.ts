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
import { signInAsPerson } from './sign-in-as-person.ts';

interface Issued {
  token: { id: string; family_id: string };
  value: string;
}

/** Where the current token is, who refreshes it, and what stands between the program and the service there. */
interface Home {
  readonly place: string;
  readonly env: Record<string, string>;
  readonly shell: Shell;
  readonly between: Awaited<ReturnType<typeof openBetween>>;
  /** Puts a new token there. */
  put(more?: object): Promise<Issued>;
}

let live: Live;
let profile: Home;
let file: Home;
let session: Home;
beforeAll(async () => {
  live = await openLive();
  [profile, file, session] = await Promise.all([
    openHome('the profile', {}, async (shell, more) => {
      const issued = await issue(more);
      await shell.pipe('keyfob auth login --with-token --insecure-storage', { input: issued.value });
      return issued;
    }),
    openHome('a token file', { KEYFOB_TOKEN_FILE: 'refreshed.json' }, async (shell) => {
      const issued = await issue();
      const input = JSON.stringify({ bearer_token: issued.value });
      await shell.pipe('rm -f refreshed.json; umask 077; cat > refreshed.json', { input });
      return issued;
    }),
    openHome('the profile, beside a session', {}, async (shell) => {
      const { stdout } = await shell.pipe(
        `keyfob token create --name ${nextName()} --grant builder:ensure --type standard --save --json`,
      );
      return JSON.parse(stdout) as Issued;
    }),
  ]);
  await signInAsPerson(live, session.shell);
});
afterAll(async () => {
  for (const { shell, between } of [profile, file, session]) {
    shell.close();
    between.close();
  }
  await live[Symbol.asyncDispose]();
});

async function openHome(
  place: string,
  env: Record<string, string>,
  put: (shell: Shell, more?: object) => Promise<Issued>,
): Promise<Home> {
  const between = await openBetween(live.url);
  const shell = openShell({ KEYFOB_API_URL: between.url });
  return { place, env, shell, between, put: (more) => put(shell, more) };
}

let made = 0;
const nextName = () => `refreshed-${(made += 1)}`;
const issue = (more: object = {}) =>
  live.call<Issued>('POST', '/v1/workspaces/acme/tokens', {
    kind: 'workspace',
    name: nextName(),
    type: 'standard',
    grants: [{ resource_type: 'builder', actions: ['ensure'] }],
    ...more,
  });

async function statuses(familyId: string): Promise<string[]> {
  const { data } = await live.call<{ data: { family_id: string; status: string }[] }>(
    'GET',
    '/v1/workspaces/acme/tokens?status=all&limit=100&sort=-created_at',
  );
  return data.filter(({ family_id }) => family_id === familyId).map(({ status }) => status);
}

/** Runs a command and kills it at that moment, or `later` milliseconds after it. */
async function killAt({ shell, env, between }: Home, args: readonly string[], moment: string, later = 0) {
  const child = spawn(path.join(shell.folder, '.bin/keyfob'), args, {
    cwd: shell.folder,
    env: { ...shell.env, ...env },
    stdio: 'ignore',
  });
  const ended = new Promise((resolve) => child.on('close', resolve));
  await Promise.race([between.next(moment), ended]);
  if (later > 0) await sleep(later);
  child.kill('SIGKILL');
  await ended;
}

/** The next command has a token that works, and of the family of the old one nothing else does. Answers how many it has. */
async function usable({ place, shell, env }: Home, { token }: Issued, moment: string): Promise<number> {
  const { exitCode, stdout, stderr } = await shell.pipe('keyfob token can builder:ensure', { env });
  expect([place, moment, exitCode, stdout + stderr]).toEqual([place, moment, 0, expect.any(String)]);
  const left = await statuses(token.family_id);
  expect([place, moment, left.filter((status) => status !== 'revoked')]).toEqual([place, moment, ['active']]);
  return left.length;
}

const credentials = ({ shell }: Home) => path.join(shell.folder, 'config/credentials.json');
function editCredentials(home: Home, edit: (text: string) => string): void {
  writeFileSync(credentials(home), edit(readFileSync(credentials(home), 'utf8')));
}
const ago = (milliseconds: number) => new Date(Date.now() - milliseconds).toISOString();

test('S19 killed at any point of a refresh, the next command has a token that works and ends what is left of the old one', async () => {
  const kills = dose(4, 34);
  const moments = ['request 1', 'reply 1', 'request 2', 'reply 2'] as const;
  const lefts = await Promise.all(
    [profile, file, session].map(async (home) => {
      const left: number[] = [];
      for (let at = 0; at < kills; at += 1) {
        const moment = moments[at % moments.length] ?? 'request 1';
        const issued = await home.put();
        // Some time after the moment in later rounds, so that writing the files is hit at every place.
        await killAt(home, ['token', 'refresh', '--yes'], moment, at < moments.length ? 0 : randomInt(1, 12));
        left.push(await usable(home, issued, moment));
      }
      return left;
    }),
  );
  const tried = lefts.flat();
  expect(tried).toHaveLength(kills * 3);
  const back = tried.filter((count) => count === 1).length;
  console.log(
    `S19: ${tried.length} kills during a refresh, ${tried.length} usable tokens afterwards (${tried.length - back} finished, ${back} as before)`,
  );
});

test('a person’s refresh that was interrupted long ago is finished, though its own end is interrupted too', async () => {
  const issued = await session.put();
  await killAt(session, ['token', 'refresh', '--yes'], 'reply 1');
  editCredentials(session, (text) => text.replace(/(?<="started_at": ")[^"]*/, ago(600_000)));
  for (const moment of ['reply 2', 'reply 3', 'reply 4']) await killAt(session, ['token', 'show'], moment);
  await usable(session, issued, 'long ago');
});

test('a session that ended during a refresh: whoever signs in again finishes it', async () => {
  const issued = await session.put();
  await killAt(session, ['token', 'refresh', '--yes'], 'reply 1');
  editCredentials(session, (text) => text.replace(/(?<="session": \{\s*"value": ")[^"]*/, 'ended'));
  expect(await session.shell.pipe('keyfob token list')).toMatchObject({ exitCode: 4 });
  await signInAsPerson(live, session.shell);
  expect(await usable(session, issued, 'signed in again')).toBe(2);
});

test('a service that cannot be reached half-way is asked again by the next command', async () => {
  const { token } = await profile.put();
  profile.between.drop(1);
  const failed = await profile.shell.pipe('keyfob token refresh --yes');
  expect(failed).toMatchObject({ exitCode: 0 });
  expect(await statuses(token.family_id)).toEqual(['active', 'revoked']);
});

test('two refreshes at once: one does it, the other says so and changes nothing', async () => {
  const { token } = await profile.put();
  const { shell } = profile;
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
  const { shell } = profile;
  await shell.pipe('keyfob config set auto-refresh-token true');
  await profile.put({ expires_in: '6d' });
  expect((await shell.pipe('keyfob token show')).stderr).toBe('');
  const days = 86_400_000;
  editCredentials(profile, (text) =>
    text.replace(/(?<="expires_at": ")[^"]*/, ago(-days)).replace(/(?<="kept_at": ")[^"]*/, ago(5 * days)),
  );
  const extended = await shell.pipe('keyfob token show');
  expect(extended.stderr).toBe('The current token was extended: it expires in 6 d.\n');
  expect((await shell.pipe('keyfob token show')).stderr).toBe('');
  await profile.put({ type: 'long_lived', expires_in: '2d' });
  expect((await shell.pipe('keyfob token show')).stderr).toBe('');
  editCredentials(profile, (text) => text.replace(/(?<="kept_at": ")[^"]*/, ago(7 * days)));
  expect((await shell.pipe('keyfob token show')).stderr).toMatch(
    /Warning: the current token expires in 2 d: keyfob token refresh/,
  );
});

test('--grace lets the old value work on, and the successor is stored at once', async () => {
  const { token, value } = await profile.put();
  const { shell } = profile;
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
