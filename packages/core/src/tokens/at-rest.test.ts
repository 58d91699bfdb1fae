import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { dumpDatabase } from '../../test/dump-database.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { rotateToken } from './rotate-token.ts';
import type { CreateToken } from './token.schema.ts';

const VALUES = dose(200, 10_000);
const LANES = 8;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
  await at.db.query(`update keyfob.installation set policy = '{"max_tokens_per_workspace": 1000000}'`);
});
afterAll(() => at.close());

/** Every spelling in which a secret could have been kept. */
const spellings = (value: string): string[] => {
  const hash = createHash('sha256').update(value).digest();
  const forms = [Buffer.from(value), hash].flatMap((bytes) =>
    (['hex', 'base64', 'base64url'] as const).map((form) => bytes.toString(form)),
  );
  return [value, ...forms, encodeURIComponent(value), value.slice(-30, -4)];
};

/** Which of the secrets a text holds; compares ends of 20 characters, so that one pass is enough for all of them. */
function heldIn(text: string, values: readonly string[]): Set<string> {
  const LENGTH = 20;
  const ends = new Map(
    values.flatMap((value) => spellings(value).map((one) => [one.replace(/=+$/, '').slice(-LENGTH), value] as const)),
  );
  const found = new Set<string>();
  for (let place = 0; place + LENGTH <= text.length; place += 1) {
    const value = ends.get(text.slice(place, place + LENGTH));
    if (value !== undefined) found.add(value);
  }
  return found;
}

test('S2 S3 a dump of the whole database holds none of the values that were issued; each was in one reply only', async () => {
  const values: string[] = [];
  const replies: string[] = [];
  const keep = (reply: { value: string }) => {
    values.push(reply.value);
    const text = JSON.stringify(reply);
    expect(heldIn(text, [reply.value]).size).toBe(1);
    expect(heldIn(text.replace(reply.value, ''), [reply.value]).size).toBe(0);
  };
  const work = async (lane: number) => {
    for (let number = lane; values.length < VALUES; number += LANES) {
      const input: CreateToken = { kind: 'workspace', type: 'standard', grants: [], name: `token ${number}` };
      const create = () => at.run((ctx) => createToken(ctx, input, `key ${number}`));
      const first = await create();
      keep(first);
      // One in ten is made again under the same key, another one is rotated.
      if (number % 10 === 1) keep(await create());
      if (number % 10 === 2)
        keep(await at.run((ctx) => rotateToken(ctx, first.token.id, { grace_seconds: 60 }, `key ${number}`)));
      if (number % 10 === 3) {
        replies.push(JSON.stringify(await at.run((ctx) => getToken(ctx, first.token.id))));
        replies.push(
          JSON.stringify(await at.core.verify(first.value, { token: first.value, explain: true }, at.owner.request)),
        );
        expect(await outcomeOf(at.run((ctx) => createToken(ctx, input)))).toBe('name_taken');
      }
    }
  };
  await Promise.all(Array.from({ length: LANES }, (_, lane) => work(lane)));

  const dump = await dumpDatabase(at.db);
  for (const table of [
    'keyfob.token_digest',
    'keyfob.audit_event',
    'keyfob.outbox',
    'keyfob.idempotency_key',
    'auth.account',
  ])
    expect(dump).toContain(table);
  expect(heldIn(dump, values)).toEqual(new Set());
  expect(heldIn(replies.join('\n'), values)).toEqual(new Set());
  const canary = values[0] ?? '';
  for (const spelling of spellings(canary))
    expect(heldIn(`${dump}${spelling}`.slice(-400), values)).toEqual(new Set([canary]));
  console.log(
    `S2: ${values.length} values issued, 0 of them in a dump of ${dump.length} characters, in ${spellings(canary).length} spellings`,
  );
});

test('S3 no refusal repeats the value it was given', async () => {
  const { value, token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  await at.db.query('update keyfob.token set revoked_at = now() where id = $1', [token.id]);
  const attempts = [
    () => at.core.authenticateToken(value, at.owner.request),
    () => at.core.verify(value, { token: `${value}x` }, at.owner.request),
    () => at.core.inWorkspace(at.owner, value, (ctx) => getToken(ctx, token.id)),
  ];
  for (const attempt of attempts) {
    const error: unknown = await attempt().catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(Error);
    const told = JSON.stringify(error, Object.getOwnPropertyNames(error));
    expect(heldIn(told, [value])).toEqual(new Set());
  }
});
