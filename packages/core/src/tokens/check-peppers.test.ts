import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../test/dose.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { verifyAudit } from '../audit/verify-audit.ts';
import { loadConfig } from '../config.ts';
import { openCore } from '../core.ts';
import type { Core } from '../core.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { createToken } from './create-token.ts';

const VERIFIES = dose(1000, 10_000);
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

test('S2 rotating the pepper under load refuses nobody; the old one goes once no row names it', async () => {
  const newer = `2:${key()}`;
  let refused = 0;
  let verified = 0;
  const after: { core?: Core } = {};
  const load = async (lane: number) => {
    for (let number = lane; verified < VERIFIES || after.core === undefined; number += 1) {
      const value = values[number % values.length] ?? '';
      const core = after.core && number % 2 ? after.core : at.core;
      verified += 1;
      if (!(await isValid(core, value))) refused += 1;
    }
  };
  const running = Promise.all([0, 1, 2, 3].map(load));
  const both = await open(`${newer},${at.env['KEYFOB_PEPPERS']}`);
  const issued = await issue(both);
  after.core = both;
  await running;
  console.log(`S2: ${verified} verifies while the pepper was rotated, ${refused} refused`);
  expect(refused).toBe(0);
  expect(await isValid(both, issued)).toBe(true);
  expect(await versions()).toEqual([1, 2]);

  // The digests go first; the heads of the audit chains are signed too, and each change signs its own anew.
  await at.db.query('delete from keyfob.token_digest where pepper_version = 1');
  await expect(open(newer)).rejects.toThrow(/version 1 is missing/);
  await both.inInstallation(at.owner, (ctx) => createWorkspace(ctx, { name: 'Next' }));
  const only = await open(newer);
  expect(await isValid(only, issued)).toBe(true);
  expect((await only.inWorkspace(at.owner, at.workspace, (ctx) => verifyAudit(ctx, {}))).valid).toBe(true);
  await Promise.all([both.close(), only.close()]);
});
