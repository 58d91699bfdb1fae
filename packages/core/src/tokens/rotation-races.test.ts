import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf, refusalOf, tally } from '../../test/outcome.ts';
import { rowsOf } from '../../test/rows-of.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { listAuditEvents } from '../audit/list-audit-events.ts';
import { createToken } from './create-token.ts';
import { getToken } from './get-token.ts';
import { rotateSelf } from './rotate-self.ts';
import { rotateToken } from './rotate-token.ts';

const PARALLEL = 50;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

const create = () => at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', grants: [] }));
const rotateByItself = async (value: string, grace_seconds = 0) => {
  const caller = await at.core.authenticateToken(value, at.owner.request, { orRotatedAway: true });
  return at.run((ctx) => rotateSelf(ctx, { grace_seconds }), { caller, request: at.owner.request });
};
const works = async (value: string) => (await outcomeOf(at.core.authenticateToken(value, at.owner.request))) === 'done';
const everything = () =>
  rowsOf(at, [
    'token',
    'token_digest',
    'audit_event',
    'audit_personal',
    'audit_head',
    'outbox',
    'idempotency_key',
    'epoch',
  ]);
const actions = async () =>
  (await at.run((ctx) => listAuditEvents(ctx, { limit: 100, order: 'oldest' }))).data.map(({ action }) => action);

test.each([
  ['with no grace', 0, 'token_dead'],
  ['with a grace', 3600, 'token_superseded'],
])(
  'S20 of 50 people who rotate one token at once, %s, one succeeds and 49 are refused with no other effect',
  async (_, grace_seconds, refusal) => {
    const { token } = await create();
    const [events, before] = [await actions(), await everything()];
    const outcomes = await Promise.all(
      Array.from({ length: PARALLEL }, () => outcomeOf(at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds })))),
    );
    expect(tally(outcomes)).toEqual({ done: 1, [refusal]: PARALLEL - 1 });
    expect((await actions()).slice(events.length)).toEqual(['token.rotated']);
    const after = await everything();
    for (const table of ['token', 'token_digest', 'audit_event', 'outbox']) {
      expect([table, after[table]?.count]).toEqual([table, (before[table]?.count ?? 0) + 1]);
    }
    console.log(`S20: ${PARALLEL} rotations at once: 1 succeeded, ${PARALLEL - 1} refused`);
  },
);

test('S20 of 50 times a token rotates itself at once, one succeeds and 49 are refused with no other effect', async () => {
  const { value } = await create();
  const events = await actions();
  const outcomes = await Promise.all(Array.from({ length: PARALLEL }, () => outcomeOf(rotateByItself(value))));
  expect(tally(outcomes)).toEqual({ done: 1, token_superseded: PARALLEL - 1 });
  expect((await actions()).slice(events.length)).toEqual(['token.rotated']);
});

test.each([0, 10, 600])(
  'S20 a value rotated away with %i s of grace: tried again in time it is a race, later a theft that ends the family',
  async (grace) => {
    const { token, value } = await create();
    const next = await rotateByItself(value, grace);
    const before = await everything();
    const boundary = Math.max(grace, 60) * 1000;
    at.core.clock.offsetMs = boundary - 5000;
    expect(await outcomeOf(rotateByItself(value, grace))).toBe('token_superseded');
    expect(await everything()).toEqual(before);

    at.core.clock.offsetMs = boundary + 1000;
    // Plain late use is only refused.
    expect(await works(value)).toBe(false);
    expect(await everything()).toEqual(before);
    expect(await works(next.value)).toBe(true);
    const other = await create();

    const refusal = await refusalOf(rotateByItself(value));
    expect([refusal.code, refusal.status]).toEqual(['invalid_token', 401]);
    expect(await works(next.value)).toBe(false);
    expect(await works(other.value)).toBe(true);
    expect((await actions()).slice(-2)).toEqual(['token.revoked', 'token.reuse_detected']);
    const successor = await at.run((ctx) => getToken(ctx, next.token.id));
    expect([successor.status, successor.revoke_reason]).toEqual(['revoked', 'reuse_detected']);

    // Once is enough: nothing is left to revoke.
    const ended = await everything();
    expect(await outcomeOf(rotateByItself(value))).toBe('invalid_token');
    expect(await everything()).toEqual(ended);
    expect(token.family_id).toBe(next.token.family_id);
  },
);

test('S20 the theft of a value three rotations old ends every generation', async () => {
  const first = await create();
  const second = await rotateByItself(first.value, 3600);
  const third = await rotateByItself(second.value, 7200);
  const fourth = await rotateByItself(third.value, 600);
  at.core.clock.offsetMs = 3_601_000;
  expect(await Promise.all([first, second, third, fourth].map(({ value }) => works(value)))).toEqual([
    false,
    true,
    false,
    true,
  ]);
  expect(await outcomeOf(rotateByItself(first.value))).toBe('invalid_token');
  expect(await Promise.all([second, third, fourth].map(({ value }) => works(value)))).toEqual([false, false, false]);
});

test('a rotated token hands on its name and its expiry length; neither the old nor its grace can be changed', async () => {
  const { token, value } = await create();
  const { token: next, predecessor } = await at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 600 }));
  expect([next.name, next.predecessor_id, predecessor.successor_id, predecessor.status]).toEqual([
    token.name,
    token.id,
    next.id,
    'superseded',
  ]);
  const length = (one: typeof next) => Date.parse(one.expires_at ?? '') - Date.parse(one.created_at);
  expect(length(next)).toBe(length(token));
  expect(await outcomeOf(at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 })))).toBe('token_superseded');
  expect(await works(value)).toBe(true);
  at.core.clock.offsetMs = 599_000;
  expect(await works(value)).toBe(true);
  at.core.clock.offsetMs = 601_000;
  expect(await works(value)).toBe(false);
});
