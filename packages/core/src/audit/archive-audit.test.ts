import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { WorkspaceContext } from '../context.ts';
import { runHousekeeping } from '../housekeeping/run-housekeeping.ts';
import { createToken } from '../tokens/create-token.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { sha256 } from './append-audit-events.ts';
import type { AuditHead } from './audit.schema.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { verifyAudit } from './verify-audit.ts';
import { verifyExport } from './verify-export.ts';

const DAY = 86_400_000;
const YEAR_SECONDS = 365 * 86_400;
const DATA_DIR = mkdtempSync(path.join(os.tmpdir(), 'keyfob-archive-'));

let at: TestCore;
/** A workspace of 400 days ago, with a token made on each of the ten days after that and one of today. */
let chain: string;
let anchors: AuditHead[];
beforeAll(async () => {
  at = await openTestCore({ KEYFOB_DATA_DIR: DATA_DIR });
  at.core.clock.offsetMs = -400 * DAY;
  chain = (await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Old' }))).id;
  anchors = [];
  for (let token = 0; token < 10; token += 1) {
    at.core.clock.offsetMs += DAY;
    await issue();
    anchors.push(await headNow());
  }
  at.core.clock.offsetMs = 0;
  await issue();
});
afterAll(async () => {
  await at.close();
  rmSync(DATA_DIR, { recursive: true });
});

const run = <Output>(work: (ctx: WorkspaceContext) => Promise<Output>) => at.core.inWorkspace(at.owner, chain, work);
const issue = () => run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
const check = (head?: AuditHead) => run((ctx) => verifyAudit(ctx, head ? { head } : {}));
async function headNow(): Promise<AuditHead> {
  const { head } = await check();
  if (!head) throw new Error('the chain has no head');
  return head;
}
const seqs = async () => {
  const { rows } = await at.db.query<{ seq: string }>(
    'select seq from keyfob.audit_event where chain_id = $1 order by seq',
    [chain],
  );
  return rows.map(({ seq }) => Number(seq));
};
const archive = () => runNow(at, 'archive-audit-log');
const retain = (seconds: number | null) => run((ctx) => updateWorkspace(ctx, { policy: { audit_retention: seconds } }));
/** One statement as a service role, undone afterwards. */
async function as(role: string, sql: string): Promise<string> {
  const client = await at.db.connect();
  try {
    await client.query(`begin; set local role ${role}; set local keyfob.workspace = '${chain}'`);
    await client.query(sql);
    return 'done';
  } catch (error) {
    return (error as { code: string }).code;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
const cut = (through: number) => `select keyfob.cut_audit('${chain}', ${through}, 1::smallint, 'made up', 'none')`;

test('S17 a log keeps everything unless the policy says for how long; no service role can cut what it keeps', async () => {
  const all = await seqs();
  await archive();
  expect(await seqs()).toEqual(all);
  expect(await as('keyfob_system', cut(1))).toBe('55000');
  await retain(YEAR_SECONDS);
  const old = anchors.at(-1)?.seq ?? 0;
  expect([
    await as('keyfob_system', cut(old + 1)),
    await as('keyfob_app', cut(1)),
    await as('keyfob_verify', cut(1)),
  ]).toEqual(['55000', '42501', '42501']);
  for (const sql of [
    'insert into keyfob.audit_checkpoint select',
    'delete from keyfob.audit_checkpoint',
    'delete from keyfob.audit_event',
  ])
    expect([sql, await as('keyfob_system', sql)]).toEqual([sql, '42501']);
});

test('S17 its old part is a file first, and is cut at a signed checkpoint; the file and what stays verify, each and together', async () => {
  const before = await seqs();
  const last = anchors.at(-1) ?? (await headNow());
  expect((await run((ctx) => runHousekeeping(ctx, 'archive-audit-log', true))).would).toEqual({ archived: last.seq });
  await Promise.all([archive(), archive()]);
  await archive();
  expect(await seqs()).toEqual([...before.filter((seq) => seq > last.seq), (before.at(-1) ?? 0) + 1]);
  const folder = path.join(DATA_DIR, 'audit-archive', chain);
  const file = path.join(folder, `1-${last.seq}.jsonl`);
  expect([readdirSync(folder), statSync(file).mode.toString(8).slice(-3)]).toEqual([[path.basename(file)], '600']);
  const archived = readFileSync(file, 'utf8').split('\n');
  for (const head of [undefined, ...anchors])
    expect(await verifyExport(archived, { sha256, ...(head && { head }) })).toMatchObject({
      valid: true,
      checked: last.seq,
    });

  // What stays follows the very event that the file ends with.
  expect(await check()).toMatchObject({ valid: true, checked: before.length - last.seq + 1 });
  expect(await check(await headNow())).toMatchObject({ valid: true });
  expect(await check(last)).toMatchObject({ valid: true });
  await expect(check(anchors[0])).rejects.toThrow('archived');
  const stream = await exportAuditEvents((work) => run(work), { format: 'jsonl' });
  let text = '';
  for await (const chunk of stream.chunks) text += chunk;
  const rest = text.split('\n');
  expect(await verifyExport(rest, { sha256, head: last })).toMatchObject({ valid: true });
  const { rows } = await at.db.query(
    `select after from keyfob.audit_event where chain_id = $1 and action = 'audit.archived'`,
    [chain],
  );
  expect(rows).toMatchObject([{ after: { after_seq: 0, through_seq: last.seq, hash: last.hash } }]);
  console.log(
    `S17: ${last.seq} events archived and cut, the file verifies with ${anchors.length} anchors, the ${rest.length - 2} that stay follow it`,
  );
});

test('S17 events that were taken away with a checkpoint made up for it, or none, are missed', async () => {
  const keep = async (change: string) => {
    const client = await at.db.connect();
    try {
      await client.query(`create table public.kept as table keyfob.audit_checkpoint`);
      await client.query(change);
      const { valid } = await check();
      await client.query('delete from keyfob.audit_checkpoint; insert into keyfob.audit_checkpoint table public.kept');
      return valid;
    } finally {
      await client.query('drop table public.kept');
      client.release();
    }
  };
  const [first = 0, second = 0] = await seqs();
  const head = await headNow();
  const of = `where chain_id = '${chain}'`;
  expect([
    await keep(`delete from keyfob.audit_checkpoint ${of}`),
    await keep(`update keyfob.audit_checkpoint set mac = repeat('0', 64) ${of}`),
    await keep(
      `update keyfob.audit_checkpoint set seq = ${first}, hash = (select hash from keyfob.audit_event ${of} and seq = ${first}) ${of}`,
    ),
    // An authentic head is no checkpoint.
    await keep(
      `update keyfob.audit_checkpoint set seq = ${head.seq}, hash = '${head.hash}', mac = '${head.mac}' ${of}`,
    ),
    await keep('select'),
  ]).toEqual([false, false, false, false, true]);
  // Nothing of a log that does not verify is cut.
  await retain(1);
  await issue();
  await at.db.query(`update keyfob.audit_event set action = 'x' ${of} and seq = ${second}`);
  at.core.clock.offsetMs = 60_000;
  const there = await seqs();
  await expect(archive()).rejects.toThrow('does not verify');
  expect(await seqs()).toEqual(there);
});
