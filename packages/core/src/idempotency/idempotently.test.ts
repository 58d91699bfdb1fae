import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { outcomeOf, refusalOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { rotateSelf } from '../tokens/rotate-self.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { purgeIdempotencyKeys } from './purge-idempotency-keys.ts';

const MINUTE = 60_000;
const builder = { resource_type: 'builder', resource_id: '*', actions: ['list'] };

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(() => at.close());

const create = (key: string, name?: string, workspace = at.workspace) =>
  at.core.inWorkspace(at.owner, workspace, (ctx) =>
    createToken(
      ctx,
      { kind: 'workspace', grants: [builder], max_uses: 100, ...(name === undefined ? {} : { name }) },
      key,
    ),
  );
const isValid = async (value: string) =>
  (
    await at.core.verify(
      value,
      { token: value, require: [{ resource_type: 'builder', action: 'list' }] },
      at.owner.request,
    )
  ).valid;
const count = async (table: string) =>
  Number((await at.db.query<{ count: string }>(`select count(*) from keyfob.${table}`)).rows[0]?.count);

test('a create whose reply was lost can be repeated: same token, new value, the first value dead', async () => {
  const first = await create('lost', 'lost');
  const tokens = await count('token');
  const again = await create('lost', 'lost');
  expect(again.token.id).toBe(first.token.id);
  expect(again.value).not.toBe(first.value);
  expect(await count('token')).toBe(tokens);
  expect(await outcomeOf(at.core.authenticateToken(first.value, at.owner.request))).toBe('invalid_token');
  expect(await isValid(again.value)).toBe(true);
});

test('once used, ended or after 10 minutes a value is not shown again, and the refusal changes nothing', async () => {
  const used = await create('used');
  expect(await isValid(used.value)).toBe(true);
  expect((await refusalOf(create('used'))).code).toBe('value_already_issued');

  const marked = await create('last used');
  await at.db.query('update keyfob.token set last_used_at = now() where id = $1', [marked.token.id]);
  expect(await outcomeOf(create('last used'))).toBe('value_already_issued');

  const ended = await create('ended');
  await at.run((ctx) => revokeToken(ctx, ended.token.id, {}));
  expect(await outcomeOf(create('ended'))).toBe('value_already_issued');

  const late = await create('late');
  const events = await count('audit_event');
  at.core.clock.offsetMs = 10 * MINUTE + 5000;
  expect(await outcomeOf(create('late'))).toBe('value_already_issued');
  expect(await count('audit_event')).toBe(events);
  expect(await isValid(late.value)).toBe(true);
});

test('a value whose use was answered is never minted anew, though no worker ever counts it', async () => {
  const uncapped = (key: string) =>
    at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [builder], name: key }, key));
  for (const uses of [1, 20]) {
    const key = `used ${uses} times`;
    const { value, token } = await uncapped(key);
    const verdicts = await Promise.all(Array.from({ length: uses }, () => isValid(value)));
    expect(verdicts).not.toContain(false);
    expect(await outcomeOf(uncapped(key))).toBe('value_already_issued');
    const { rows } = await at.db.query<{ use_count: string }>('select use_count from keyfob.token where id = $1', [
      token.id,
    ]);
    expect(rows[0]?.use_count).toBe('1');
  }
  const refused = await uncapped('refused');
  expect(
    (await at.core.verify(refused.value, { token: refused.value, environment: 'test' }, at.owner.request)).code,
  ).toBe('wrong_environment');
  expect((await uncapped('refused')).token.id).toBe(refused.token.id);
});

test('a key with another body is refused; it belongs to one caller, one route and one workspace, for 24 hours', async () => {
  const { token, value } = await create('mine', 'mine');
  expect(await outcomeOf(create('mine', 'other'))).toBe('idempotency_key_reused');

  const verifier = await at.core.authenticateToken(value, at.owner.request);
  const self = { caller: verifier, request: at.owner.request };
  const rotated = await at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0 }, 'mine'), self);
  expect(rotated.predecessor.id).toBe(token.id);

  const other = await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }, 'mine'));
  const there = await create('mine', 'mine', other.id);
  expect(there.token.id).not.toBe(token.id);
  expect((await create('mine', 'mine', other.id)).token.id).toBe(there.token.id);

  at.core.clock.offsetMs = 24 * 60 * MINUTE + 5000;
  const next = await create('mine', 'free again');
  expect(next.token.name).toBe('free again');
  const purged = await at.core.inInstallation(
    { caller: { kind: 'system', label: 'purge' }, request: at.owner.request },
    purgeIdempotencyKeys,
  );
  expect(purged.did['purged']).toBeGreaterThan(0);
  expect(await outcomeOf(create('mine', 'free again'))).toBe('done');
});

test('of 20 equal requests at once one token comes out, whoever is told to wait', async () => {
  const tokens = await count('token');
  const outcomes = await Promise.all(Array.from({ length: 20 }, () => outcomeOf(create('at once'))));
  const { done = 0, request_in_flight: waiting = 0 } = tally(outcomes);
  expect([done + waiting, done >= 1]).toEqual([20, true]);
  expect(await count('token')).toBe(tokens + 1);
});

test('while the first request runs, its repetition is told so', async () => {
  let letGo = () => {};
  const open = new Promise<void>((resolve) => {
    letGo = resolve;
  });
  let isInside = () => {};
  const inside = new Promise<void>((resolve) => {
    isInside = resolve;
  });
  const first = at.run(async (ctx) => {
    const issued = await createToken(ctx, { kind: 'workspace', grants: [], name: 'slow' }, 'slow');
    isInside();
    await open;
    return issued;
  });
  await inside;
  const again = () => at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [], name: 'slow' }, 'slow'));
  expect(await outcomeOf(again())).toBe('request_in_flight');
  letGo();
  const { token } = await first;
  expect((await again()).token.id).toBe(token.id);
});

test('S20 a rotation whose reply was lost can be repeated, by a person and by the token itself', async () => {
  const { token, value } = await create('to rotate');
  const rotate = () => at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 }, 'rotate'));
  const first = await rotate();
  const second = await rotate();
  expect(second.token.id).toBe(first.token.id);
  expect(second.predecessor.id).toBe(token.id);
  const values = [value, first.value, second.value];
  const codes = await Promise.all(values.map((one) => outcomeOf(at.core.authenticateToken(one, at.owner.request))));
  expect(codes).toEqual(['invalid_token', 'invalid_token', 'done']);

  const rotateByItself = async () => {
    const caller = await at.core.authenticateToken(second.value, at.owner.request, { orRotatedAway: true });
    return at.run((ctx) => rotateSelf(ctx, { grace_seconds: 0 }, 'self'), { caller, request: at.owner.request });
  };
  const third = await rotateByItself();
  at.core.clock.offsetMs = 9 * MINUTE;
  const fourth = await rotateByItself();
  expect(fourth.token.id).toBe(third.token.id);
  expect(await isValid(fourth.value)).toBe(true);
  // Too late for another value, and still no theft: the key says that it is the same request.
  at.core.clock.offsetMs = 30 * MINUTE;
  expect(await outcomeOf(rotateByItself())).toBe('value_already_issued');
  expect(await outcomeOf(at.core.authenticateToken(fourth.value, at.owner.request))).toBe('done');
});
