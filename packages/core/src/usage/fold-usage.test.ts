import { randomInt } from 'node:crypto';
import fc from 'fast-check';
import { uuidv7 } from 'uuidv7';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { draw } from '../../test/draw.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from '../tokens/create-token.ts';
import { getToken } from '../tokens/get-token.ts';
import { foldUsage } from './fold-usage.ts';
import { UsageBuffer } from './usage-buffer.ts';
import type { NotedUse, UsageBatch } from './usage-buffer.ts';

const system: Call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: null, ip: null } };
const CODES = ['valid', 'expired', 'insufficient_permissions', 'ip_denied'] as const;
const START = Date.UTC(2026, 0, 1);

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const fold = (batch: UsageBatch) => at.core.inInstallation(system, (ctx) => foldUsage(ctx, batch));
const use = (ms: number, more: Partial<NotedUse> = {}): NotedUse => ({
  at: new Date(START + ms),
  code: 'valid',
  ip: null,
  require: [],
  missing: [],
  counted: false,
  ...more,
});
const make = async () => (await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }))).token.id;
const daysOf = async (id: string) =>
  (
    await at.db.query<{ verdicts: Record<string, number>; ips: string[]; refusals: unknown[] }>(
      'select verdicts, ips, refusals from keyfob.usage_day where token_id = $1',
      [id],
    )
  ).rows;

test('R10 batches of several nodes, out of order and each run twice at once, add up to an oracle; last use only moves forward', async () => {
  const seen = fc.record({
    token: fc.nat(4),
    code: fc.constantFrom(...CODES),
    ms: fc.nat(3 * 86_400_000),
    ip: fc.option(fc.constantFrom('192.0.2.1', '192.0.2.2', '2001:db8::1')),
    node: fc.nat(2),
    flushes: fc.nat(15),
  });
  const { cases, seed } = draw(seen, dose(500, 20_000));
  const ids = await Promise.all(Array.from({ length: 5 }, make));
  const nodes = [new UsageBuffer(), new UsageBuffer(), new UsageBuffer()];
  const batches: UsageBatch[] = [];
  for (const { token, node, flushes, ...verdict } of cases) {
    nodes[node]?.note(ids[token] ?? '', use(verdict.ms, verdict));
    if (flushes === 0) batches.splice(randomInt(batches.length + 1), 0, ...(nodes[node]?.drain() ?? []));
  }
  batches.push(...nodes.flatMap((node) => node.drain()));
  const moments: number[] = [];
  for (const batch of batches) {
    await Promise.all([fold(batch), fold(batch)]);
    const { last_used_at: last } = await at.run((ctx) => getToken(ctx, ids[0] ?? ''));
    if (last !== null) moments.push(Date.parse(last));
  }
  expect(moments, `seed ${seed}`).toEqual(moments.toSorted((a, b) => a - b));
  for (const [number, id] of ids.entries()) {
    const mine = cases.filter(({ token }) => token === number);
    const valid = mine.filter(({ code }) => code === 'valid');
    const latest = Math.max(...valid.map(({ ms }) => ms));
    const token = await at.run((ctx) => getToken(ctx, id));
    expect([token.use_count, Date.parse(token.last_used_at ?? '') - START], `seed ${seed}`).toEqual([
      valid.length,
      latest,
    ]);
    const days = await daysOf(id);
    for (const code of CODES) {
      const counted = days.reduce((sum, { verdicts }) => sum + (verdicts[code] ?? 0), 0);
      expect([code, counted], `seed ${seed}`).toEqual([code, mine.filter((one) => one.code === code).length]);
    }
    const addresses = new Set(mine.flatMap(({ ip }) => ip ?? []));
    expect(new Set(days.flatMap(({ ips }) => ips)), `seed ${seed}`).toEqual(addresses);
    expect(days.every(({ refusals }) => refusals.length <= 20)).toBe(true);
  }
  const { rows } = await at.db.query<{ first: string }>(
    `select count(*) as first from keyfob.audit_event where action = 'token.first_used' and chain_id = $1`,
    [at.workspaceId],
  );
  expect(rows[0]?.first).toBe('5');
  console.log(
    `R10: ${cases.length} verdicts in ${batches.length} batches, each run twice at once: every one counted once`,
  );
});

test('P10 however many verdicts a flush holds, it writes one row of a token and one of its day, and stays small', async () => {
  const id = await make();
  const buffer = new UsageBuffer();
  for (let verdict = 0; verdict < 10_000; verdict += 1) {
    const require = [{ resource_type: 'builder', action: 'list', resource_id: `b${verdict}` }];
    buffer.note(id, use(verdict, { ip: `192.0.2.${verdict % 250}`, require }));
    buffer.note(id, use(verdict, { code: 'insufficient_permissions' }));
  }
  const batches = buffer.drain();
  expect([batches.length, buffer.drain().length]).toEqual([1, 0]);
  expect(JSON.stringify(batches).length).toBeLessThan(10_000);
  const written = await watchWrites();
  for (const batch of batches) await fold(batch);
  expect(await written()).toEqual(['token', 'usage_day']);
  const days = await daysOf(id);
  expect(days.map(({ verdicts, ips, refusals }) => [verdicts, ips.length, refusals.length])).toEqual([
    [{ valid: 10_000, insufficient_permissions: 10_000 }, 100, 20],
  ]);
});

/** From now on every row written to these tables leaves a note, whoever writes it. */
async function watchWrites(): Promise<() => Promise<string[]>> {
  await at.db.query(`
    create table keyfob.written (name text);
    create function keyfob.note_write() returns trigger language plpgsql security definer as
      $$ begin insert into keyfob.written values (tg_table_name); return null; end $$;
    create trigger watch after insert or update on keyfob.token for each row execute function keyfob.note_write();
    create trigger watch after insert or update on keyfob.usage_day for each row execute function keyfob.note_write()`);
  return async () =>
    (await at.db.query<{ name: string }>('select name from keyfob.written order by 1')).rows.map(({ name }) => name);
}

test('usage of a token that is gone, or of no token at all, fails nothing and is counted where it can be', async () => {
  const buffer = new UsageBuffer();
  buffer.note(uuidv7(), use(0));
  for (let one = 0; one < 3; one += 1) buffer.noteUnknown(at.workspaceId, new Date(START));
  buffer.noteUnknown(null, new Date(START));
  for (const batch of buffer.drain()) expect(await fold(batch)).toEqual({ tokens: 0 });
  const { rows } = await at.db.query<{ verdicts: string }>(
    'select verdicts from keyfob.usage_unknown order by workspace_id nulls last',
  );
  expect(rows.map(({ verdicts }) => verdicts)).toEqual(['3', '1']);
});
