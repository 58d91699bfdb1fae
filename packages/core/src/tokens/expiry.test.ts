import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken } from './token.schema.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

const issue = (more: Partial<CreateToken>) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], ...more }));
const codeOf = async (value: string) => (await at.core.verify(value, { token: value }, at.owner.request)).code;
const wrong = (codes: string[], right: string) => codes.filter((code) => code !== right);
/** The database’s own time, in ms. */
const time = async () =>
  (await at.db.query<{ now: Date }>('select clock_timestamp() as now')).rows[0]?.now.getTime() ?? 0;

/** Verifies without pause until a second past `edge` and tells what was answered surely before and surely after it. */
async function around(edge: number, value: string): Promise<{ before: string[]; after: string[] }> {
  const [before, after]: [string[], string[]] = [[], []];
  for (let [start, end] = [await time(), 0]; start < edge + 1000; start = end) {
    const code = await codeOf(value);
    end = await time();
    if (end < edge) before.push(code);
    if (start >= edge) after.push(code);
  }
  return { before, after };
}

test('S5 with no worker anywhere a token is refused from the instant it expires, by the database’s clock', async () => {
  const { token, value } = await issue({ expires_in: 3 });
  const { before, after } = await around(Date.parse(token.expires_at ?? ''), value);
  console.log(`S5: ${before.length} verifies before the end all valid, ${after.length} after it all refused`);
  expect([wrong(before, 'valid'), wrong(after, 'expired'), after.length > 0]).toEqual([[], [], true]);
  expect(await outcomeOf(at.core.authenticateToken(value, at.owner.request))).toBe('invalid_token');
  expect((await at.run((ctx) => getToken(ctx, token.id))).status).toBe('expired');
  const { rows } = await at.db.query('select 1 from keyfob.worker_heartbeat');
  expect(rows).toEqual([]);
});

test('S5 a grace ends, and a token begins, at its instant with no worker anywhere', async () => {
  const begins = new Date((await time()) + 1500).toISOString();
  const later = await issue({ not_before: begins });
  const first = await issue({});
  const rotated = await at.run((ctx) => rotateToken(ctx, first.token.id, { grace_seconds: 2 }));
  const [beginning, ending] = await Promise.all([
    around(Date.parse(begins), later.value),
    around(Date.parse(rotated.token.created_at) + 2000, first.value),
  ]);
  expect([wrong(beginning.before, 'not_yet_valid'), wrong(beginning.after, 'valid')]).toEqual([[], []]);
  expect([wrong(ending.before, 'valid'), wrong(ending.after, 'revoked')]).toEqual([[], []]);
  expect(await codeOf(rotated.value)).toBe('valid');
});

test.each(['1h', '24h', '7d', '30d', '1y'])('S5 a token of %s lives exactly that long', async (expires_in) => {
  const { token, value } = await issue({ expires_in });
  const life = Date.parse(token.expires_at ?? '') - Date.parse(token.created_at);
  expect(life / 1000).toBe(
    { '1h': 3600, '24h': 86_400, '7d': 604_800, '30d': 2_592_000, '1y': 31_536_000 }[expires_in],
  );
  at.core.clock.offsetMs = life - 60_000;
  expect(await codeOf(value)).toBe('valid');
  at.core.clock.offsetMs = life;
  expect(await codeOf(value)).toBe('expired');
});
