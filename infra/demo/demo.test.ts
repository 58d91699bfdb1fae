import fs from 'node:fs';
import path from 'node:path';
import { afterAll, describe, expect, test, vi } from 'vitest';
import { openFolder, ready, runKeyfob } from '../testing/keyfob-run.ts';
import type { KeyfobRun } from '../testing/keyfob-run.ts';
import { endedTokens } from './ended-tokens.ts';
import { livingTokens } from './living-tokens.ts';
import { people, workspace } from './people.ts';

// Whole starts, on a machine that may be busy.
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

const folder = openFolder('keyfob-demo-');
const dataDir = path.join(folder, 'data');
const demo = (more: NodeJS.ProcessEnv = {}) => runKeyfob({ KEYFOB_DATA_DIR: dataDir, ...more }, {}, ['--demo']);

afterAll(() => {
  fs.rmSync(folder, { recursive: true });
});

/** Signs in with what the start printed; the answer reads and writes as that person. */
async function signIn({ port, output }: KeyfobRun, email: string) {
  const origin = `http://localhost:${port}`;
  const password = / and the password (\S+)$/m.exec(output)?.[1] ?? '';
  const headers = { 'content-type': 'application/json', origin };
  const answer = await fetch(`${origin}/api/auth/sign-in/email`, {
    method: 'POST',
    headers,
    body: JSON.stringify({ email, password }),
  });
  expect([email, answer.status]).toEqual([email, 200]);
  const cookie = answer.headers.getSetCookie().map((line) => line.split(';', 1)[0]);
  return async (route: string, body?: object): Promise<unknown> => {
    const asked = await fetch(origin + route, {
      headers: { ...headers, cookie: cookie.join('; ') },
      ...(body && { method: 'POST', body: JSON.stringify(body) }),
    });
    return asked.json();
  };
}

const tokens = [...livingTokens, ...endedTokens];
const states = ['active', 'disabled', 'superseded', 'expired', 'revoked'] as const;
const base = `/v1/workspaces/${workspace.slug}`;

/** How many tokens there are of each state, and how many events. */
async function count(ask: (route: string) => Promise<unknown>) {
  const counted: Record<string, number> = {};
  for (const status of states) {
    const { data } = (await ask(`${base}/tokens?status=${status}&limit=100`)) as { data: unknown[] };
    counted[status] = data.length;
  }
  return counted;
}

/** One after the other on the same demo. */
const inTurn = { concurrent: false };

describe.concurrent('a demo', () => {
  let run: KeyfobRun | undefined;
  afterAll(() => run?.end('SIGTERM'));

  test('a demo is printed with its people; each signs in and has the role that was printed', inTurn, async () => {
    run = await demo();
    await run.until(new RegExp(`^  ${people.at(-1)?.email ?? ''} .*$`, 'm'));
    expect(run.output).toMatch(ready);
    for (const { email, role } of people) {
      expect(run.output).toMatch(new RegExp(`^  ${email} +${role}$`, 'm'));
      const ask = await signIn(run, email);
      expect([email, await ask(base)]).toEqual([email, expect.objectContaining({ role })]);
    }
  });

  let before: Record<string, number>;

  test(
    'tokens of every state are there, and the audit log tells of ninety days and proves itself',
    inTurn,
    async () => {
      if (!run) throw new Error('the start failed');
      const ask = await signIn(run, 'ada@northstar.example');
      before = await count(ask);
      console.log(`demo: ${tokens.length} tokens and their successors: ${JSON.stringify(before)}`);
      expect(tokens.length).toBeGreaterThanOrEqual(60);
      for (const status of states)
        expect([status, before[status]]).toEqual([status, expect.toSatisfy((n) => Number(n) >= 3)]);

      const { data } = (await ask(`${base}/audit-events?order=oldest&limit=1`)) as { data: { at: string }[] };
      const days = (Date.now() - Date.parse(data[0]?.at ?? '')) / 86_400_000;
      expect(Math.round(days)).toBe(90);
      expect(await ask(`${base}/audit-events/verify`, {})).toMatchObject({ valid: true });
    },
  );

  test(
    'ninety days of use, reminders and warnings have happened; a bulk dry run knows of recent use',
    inTurn,
    async () => {
      if (!run) throw new Error('the start failed');
      const ask = await signIn(run, 'ada@northstar.example');
      const told: { kind: string; at: string }[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page = (await ask(`${base}/notifications?limit=100${cursor && `&cursor=${cursor}`}`)) as {
          data: typeof told;
          next_cursor: string | null;
        };
        told.push(...page.data);
        cursor = page.next_cursor;
      }
      const kinds = new Set(told.map(({ kind }) => kind));
      for (const kind of ['expiring', 'expired', 'rotation_due', 'first_used']) expect([...kinds]).toContain(kind);
      const oldest = Math.min(...told.map(({ at }) => Date.parse(at)));
      expect((Date.now() - oldest) / 86_400_000).toBeGreaterThan(60);
      const foreseen = await ask(`${base}/tokens/bulk?dry_run=true`, {
        filter: { status: 'active' },
        action: 'disable',
      });
      expect(foreseen).toMatchObject({ used_last_24h: expect.toSatisfy((n) => Number(n) > 0) as number });
      console.log(`demo: told ada of ${told.length} things in ninety days: ${[...kinds].toSorted().join(', ')}`);
    },
  );

  test('a second start with --demo adds nothing', inTurn, async () => {
    await run?.end('SIGTERM');
    run = await demo();
    await run.until(/^ {2}ada@/m);
    expect(await count(await signIn(run, 'ada@northstar.example'))).toEqual(before);
  });
});

test.concurrent('an installation with other data is refused in one sentence with the way out', async () => {
  const env = { KEYFOB_DATA_DIR: path.join(folder, 'real'), KEYFOB_OWNER_EMAIL: 'real@example.com' };
  let run = await runKeyfob({ ...env, KEYFOB_OWNER_PASSWORD: 'correct horse battery' });
  await run.until(ready);
  await run.end('SIGTERM');
  run = await demo(env);
  expect(await run.ended).toBe(1);
  expect(run.output).toMatch(
    /^Keyfob does not start: this installation holds other data than the demo .* KEYFOB_DATA_DIR=/m,
  );
  expect(run.output).not.toContain('    at ');
});
