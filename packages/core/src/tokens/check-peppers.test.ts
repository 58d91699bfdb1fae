import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { learnPeppers } from '../../test/learn-peppers.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import type { Core } from '../core.ts';
import { servicePool } from '../db/service-pool.ts';
import { portsOf } from '../ports-of.ts';
import { foldUsage } from '../usage/fold-usage.ts';
import { UsageBuffer } from '../usage/usage-buffer.ts';
import { createToken } from './create-token.ts';
import { noVerdicts } from './verdict-counts.ts';
import { verifyToken } from './verify-token.ts';

const VERIFIES = dose(500, 10_000);
const key = () => randomBytes(32).toString('base64');

let at: TestCore;
let values: string[];
beforeAll(async () => {
  at = await openTestCore();
  values = await Promise.all(Array.from({ length: 20 }, () => issue(at.core)));
});
afterAll(() => at.close());

const open = (peppers: string) => openCore(loadConfig({ ...at.env, KEYFOB_PEPPERS: peppers }));
const issue = async (core: Core) =>
  (await core.inWorkspace(at.owner, at.workspace, (ctx) => createToken(ctx, { kind: 'workspace', grants: [] }))).value;
const isValid = async (core: Core, value: string) =>
  (await core.verify(value, { token: value }, at.owner.request).catch(() => null))?.valid === true;
const versions = async () =>
  (
    await at.db.query<{ version: number }>(
      'select distinct pepper_version as version from keyfob.token_digest order by 1',
    )
  ).rows.map(({ version }) => version);

test('S2 a start with another key, or without one that is still in use, is refused by name', async () => {
  await expect(open(`1:${key()}`)).rejects.toThrow(/version 1 is not the key this database was made with/);
  await expect(open(`2:${key()}`)).rejects.toThrow(/version 1 is missing/);
  // What was refused left no trace: the right key still opens.
  const again = await open(at.env['KEYFOB_PEPPERS'] ?? '');
  expect(await isValid(again, values[0] ?? '')).toBe(true);
  await again.close();
});

test('S2 of two first starts at once with different keys, one is refused', async () => {
  const old = at.env['KEYFOB_PEPPERS'] ?? '';
  const starts = await Promise.allSettled([open(`${old},9:${key()}`), open(`${old},9:${key()}`)]);
  const refusals = starts.flatMap((start) => (start.status === 'rejected' ? [String(start.reason)] : []));
  expect(refusals).toHaveLength(1);
  expect(refusals[0]).toContain('version 9 is not the key');
  for (const start of starts) if (start.status === 'fulfilled') await start.value.close();
});

test('S2 a pepper that one node knows signs nothing yet: nodes not started again verify what the others issue', async () => {
  const both = await open(`2:${key()},${at.env['KEYFOB_PEPPERS']}`);
  const issued = await issue(both);
  expect([await isValid(at.core, issued), await versions()]).toEqual([true, [1]]);
  values.push(issued);
  await both.close();
  await at.db.query('delete from keyfob.pepper where version = 2');
});

test('S2 rotating peppers under load refuses nobody: used tokens move to the new one, and the old one goes once no row names it', async () => {
  const newer = `2:${key()}`;
  const peppers = `${newer},${at.env['KEYFOB_PEPPERS']}`;
  await learnPeppers(at, peppers);
  const both = await open(peppers);
  const pool = await servicePool(at.databaseUrl, 'keyfob_verify', { max: 4 });
  const jobs = { add: () => Promise.resolve(), close: () => Promise.resolve() };
  const config = loadConfig({ ...at.env, KEYFOB_PEPPERS: peppers });
  const usage = new UsageBuffer();
  const ports = portsOf(config, jobs);
  const hotPath = { pool, ports, clock: { offsetMs: 0 }, usage, verdicts: noVerdicts(), firstUses: new Map() };
  const refusals: string[] = [];
  let verified = 0;
  let folded = 0;
  const lane = async (first: number) => {
    for (let number = first; verified < VERIFIES; number += 1) {
      const value = values[number % values.length] ?? '';
      verified += 1;
      const verdict = await verifyToken(hotPath, value, { token: value }, at.owner.request);
      if (!verdict.valid) refusals.push(verdict.code);
      if (!(await isValid(both, value))) refusals.push('by the other node');
    }
  };
  const fold = async () => {
    for (const batch of usage.drain()) await both.inInstallation(at.owner, (ctx) => foldUsage(ctx, batch));
    folded += 1;
  };
  const over = new AbortController();
  const folding = async () => {
    while (!over.signal.aborted) await Promise.all([fold(), sleep(5)]);
  };
  const lanes = Promise.all([lane(0), lane(7), lane(13)]).finally(() => over.abort());
  await Promise.all([lanes, folding()]);
  await fold();
  expect(refusals).toEqual([]);
  expect(await versions()).toEqual([2]);
  console.log(
    `S2: ${verified} verifies while ${values.length} digests moved to a new pepper in ${folded} batches, 0 refused`,
  );

  // The heads of the audit chains are signed too; each change signs its own anew, and a job those of chains that do not grow.
  await expect(open(newer)).rejects.toThrow(/version 1 is missing/);
  expect(await runNow({ core: both }, 'renew-signatures')).toMatchObject({ tokens_left: 0 });
  const only = await open(newer);
  expect(await Promise.all(values.map((value) => isValid(only, value)))).toEqual(values.map(() => true));
  expect((await only.inWorkspace(at.owner, at.workspace, (ctx) => verifyAudit(ctx, {}))).valid).toBe(true);
  await Promise.all([both.close(), only.close(), pool.end()]);
});

test('S2 a digest that was replaced since it was seen is left alone: no exchanged value comes back', async () => {
  const digest = async (id: string) =>
    (
      await at.db.query<{ digest: Buffer }>('select digest from keyfob.token_digest where token_id = $1', [id])
    ).rows[0]?.digest.toString('base64') ?? '';
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const [from, to] = [await digest(token.id), randomBytes(32).toString('base64')];
  await at.db.query(`update keyfob.token_digest set digest = $2 where token_id = $1`, [token.id, randomBytes(32)]);
  const now = await digest(token.id);
  const batch = { id: 'late', tokens: [], unknown: [], redigests: [{ from, to, version: 3 }] };
  await at.inInstallation((ctx) => foldUsage(ctx, batch));
  expect(await digest(token.id)).toBe(now);
});
