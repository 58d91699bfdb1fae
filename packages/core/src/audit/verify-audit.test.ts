import { Client } from 'pg';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { openLogWithHistory } from '../../test/log-with-history.ts';
import type { LogWithHistory } from '../../test/log-with-history.ts';
import { tally } from '../../test/outcome.ts';
import { createToken } from '../tokens/create-token.ts';
import { sha256 } from './append-audit-events.ts';
import { GENESIS, hashEvent } from './chain.ts';
import type { ChainEvent } from './chain.ts';

let log: LogWithHistory;
beforeAll(async () => {
  log = await openLogWithHistory();
});
afterEach(() => log.restore());
afterAll(() => log.close());

const grow = () => log.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));

/** Whoever knows the rule of the chain writes it anew; only the key of its head is not in the database. */
async function rewrite(changed: number): Promise<void> {
  const { rows } = await log.change(
    `select chain_id, seq::int, id, at, action, actor, subject, before, after, request_id, personal
     from keyfob.audit_event where chain_id = $chain order by seq`,
  );
  let prev_hash = GENESIS;
  for (const row of rows as unknown as (Omit<ChainEvent, 'at'> & { at: Date })[] /* as selected */) {
    const action = row.seq === changed ? 'token.forged' : row.action;
    const hash = hashEvent({ ...row, action, at: row.at.toISOString(), prev_hash }, sha256);
    const sql =
      'update keyfob.audit_event set action = $2, prev_hash = $3, hash = $4 where chain_id = $chain and seq = $1';
    await log.change(sql, row.seq, action, prev_hash, hash);
    prev_hash = hash;
  }
  await log.change('update keyfob.audit_head set hash = $1 where chain_id = $chain', prev_hash);
}

test('S17 a chain written anew with right hashes is found by its head', async () => {
  for (const seq of [1, Math.floor(log.length / 2), log.length])
    expect(await log.isFound(() => rewrite(seq))).toBe(true);
});

test('S17 a tail cut off together with its head is found by a head exported since', async () => {
  const { head: early } = await log.check();
  await grow();
  const { head: late } = await log.check();
  if (!early || !late) throw new Error('a chain has a head');
  expect(await log.check(early)).toMatchObject({ valid: true, head: late });
  expect((await log.check(late)).valid).toBe(true);

  // The head that was right then is put back: nothing inside the database knows better.
  await log.restore();
  expect([(await log.check()).valid, (await log.check(early)).valid]).toEqual([true, true]);
  expect(await log.check(late)).toMatchObject({ valid: false, first_bad_seq: log.length + 1 });
});

test('S17 a head that was not signed here, or for another chain, proves nothing', async () => {
  const { head } = await log.check();
  if (!head) throw new Error('a chain has a head');
  for (const forged of [
    { chain_id: '00000000-0000-0000-0000-000000000000' },
    { mac: head.mac.replace(/.$/, (last) => (last === '0' ? '1' : '0')) },
    { seq: head.seq - 1 },
    { key_version: 2 },
  ]) {
    expect([forged, (await log.check({ ...head, ...forged })).valid]).toEqual([forged, false]);
  }
});

test('a log that grows while it is checked is sound', async () => {
  const growing = Array.from({ length: 10 }, grow);
  const checks = await Promise.all(Array.from({ length: 10 }, () => log.check()));
  await Promise.all(growing);
  expect(checks.map(({ valid }) => valid)).toEqual(checks.map(() => true));
});

test('S17 no service role may change, delete or truncate what is in the log', async () => {
  const client = new Client({ connectionString: log.databaseUrl });
  await client.connect();
  const outcomes: string[] = [];
  for (const role of ['keyfob_app', 'keyfob_verify', 'keyfob_system', 'none']) {
    for (const [table, column] of [
      ['audit_event', 'action'],
      ['audit_personal', 'value'],
    ]) {
      for (const sql of [
        `update keyfob.${table} set ${column} = 'x'`,
        `delete from keyfob.${table}`,
        `truncate keyfob.${table}`,
        `alter table keyfob.${table} disable row level security`,
        `drop table keyfob.${table}`,
      ]) {
        await client.query(`begin; set local role ${role}; set local keyfob.workspace = '${log.workspaceId}'`);
        const outcome = await client.query(sql).then(
          () => `allowed: ${role} ${sql}`,
          (error: unknown) => (error as { code: string }).code,
        );
        outcomes.push(outcome);
        await client.query('rollback');
      }
    }
  }
  await client.end();
  console.log(`S17: ${outcomes.length} statements by service roles: ${JSON.stringify(tally(outcomes))}`);
  const insufficientPrivilege = '42501';
  expect(tally(outcomes)).toEqual({ [insufficientPrivilege]: 40 });
});
