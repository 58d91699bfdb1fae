import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { openLogWithHistory } from '../../test/log-with-history.ts';
import type { LogWithHistory } from '../../test/log-with-history.ts';
import { otherJson, otherText } from '../../test/other-value.ts';
import { tally } from '../../test/outcome.ts';

const TRIES = dose(104, 3000);

let log: LogWithHistory;
beforeAll(async () => {
  log = await openLogWithHistory();
});
afterAll(() => log.close());

const json = (old: unknown) => JSON.stringify(old === null ? { made: 'up' } : otherJson(old));
/** Every column of an event, and another value for it. */
const EDITS: [column: string, change: (old: unknown) => unknown][] = [
  ['chain_id', () => '00000000-0000-0000-0000-000000000001'],
  ['seq', () => (randomInt(2) ? log.length + 1 + randomInt(9) : -randomInt(9))],
  ['id', (old) => String(old).replace(/.$/, (last) => (last === '0' ? '1' : '0'))],
  ['at', (old) => new Date((old as Date).getTime() + (randomInt(2) ? 1 : -randomInt(1, 10_000_000)))],
  ['action', (old) => otherText(String(old))],
  ['actor', json],
  ['subject', json],
  ['before', json],
  ['after', json],
  ['request_id', (old) => (old === null ? 'made-up' : null)],
  ['personal', json],
  ['prev_hash', (old) => otherText(String(old))],
  ['hash', (old) => otherText(String(old))],
];

test('S17 every edit of any column of any event, and of any personal field, is found', async () => {
  const missed: unknown[] = [];
  const columns: string[] = [];
  const attempt = async (column: string, seq: number, tamper: () => Promise<unknown>) => {
    columns.push(column);
    if (!(await log.isFound(tamper))) missed.push({ column, seq });
  };
  for (let number = 0; number < TRIES; number += 1) {
    const [column, edit] = EDITS[number % EDITS.length] ?? ['hash', () => ''];
    const seq = 1 + randomInt(log.length);
    const { rows } = await log.change('select * from keyfob.audit_event where chain_id = $chain and seq = $1', seq);
    const value = edit(rows[0]?.[column]);
    const sql = `update keyfob.audit_event set "${column}" = $2 where chain_id = $chain and seq = $1`;
    await attempt(column, seq, () => log.change(sql, seq, value));
  }
  for (const column of ['field', 'salt', 'value', 'field', 'salt', 'value']) {
    const seq = 1 + randomInt(log.length);
    const where = `where chain_id = $chain and seq = $1 and field = 'actor'`;
    const sql = `update keyfob.audit_personal set ${column} = ${column} || 'x' ${where}`;
    await attempt(`personal ${column}`, seq, () => log.change(sql, seq));
  }
  console.log(
    `S17: ${columns.length} edits, ${columns.length - missed.length} found; ${JSON.stringify(tally(columns))}`,
  );
  expect(missed).toEqual([]);
});

const remove = (seq: number) => log.change('delete from keyfob.audit_event where chain_id = $chain and seq = $1', seq);
const move = async (from: number, by: number) => {
  await log.change('update keyfob.audit_event set seq = -seq where chain_id = $chain and seq >= $1', from);
  await log.change('update keyfob.audit_event set seq = -seq + $1 where chain_id = $chain and seq < 0', by);
};
const copy = (seq: number, place: number) =>
  log.change(
    `insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, before, after, request_id, personal, prev_hash, hash)
     select chain_id, $2, gen_random_uuid(), at, action, actor, subject, before, after, request_id, '{}', prev_hash, hash
     from keyfob.audit_event where chain_id = $chain and seq = $1`,
    seq,
    place,
  );
const exchange = async (seq: number, partner: number) => {
  await log.change(
    'update keyfob.audit_event set seq = -seq where chain_id = $chain and seq in ($1, $2)',
    seq,
    partner,
  );
  await log.change(
    `update keyfob.audit_event set seq = $1::bigint + $2::bigint + seq where chain_id = $chain and seq < 0`,
    seq,
    partner,
  );
};
const head = (change: string) => log.change(`update keyfob.audit_head set ${change} where chain_id = $chain`);
const empty = (table: string) => log.change(`delete from keyfob.${table} where chain_id = $chain`);

test('S17 every deletion, exchange and insertion, and every forged head, is found', async () => {
  const missed: string[] = [];
  let tried = 0;
  const attempt = async (name: string, tamper: () => Promise<unknown>) => {
    tried += 1;
    if (!(await log.isFound(tamper))) missed.push(name);
  };
  for (let seq = 1; seq <= log.length; seq += 1) {
    const partner = 1 + ((seq + randomInt(log.length - 1)) % log.length);
    await attempt(`${seq} deleted`, () => remove(seq));
    await attempt(`${seq} deleted and the gap closed`, () => remove(seq).then(() => move(seq, -1)));
    await attempt(`${seq} and ${partner} exchanged`, () => exchange(seq, partner));
    await attempt(`${seq} again at the end`, () => copy(seq, log.length + 1));
    await attempt(`${seq} again before the first`, () => copy(seq, -randomInt(3)));
    await attempt(`${seq} twice`, () => move(seq, 1).then(() => copy(seq + 1, seq)));
  }
  await attempt('no event left', () => empty('audit_event'));
  await attempt('no head left', () => empty('audit_head'));
  await attempt('nothing left', () => empty('audit_event').then(() => empty('audit_head')));
  for (const change of [
    'hash = reverse(hash)',
    'mac = reverse(mac)',
    'seq = seq + 1',
    'seq = seq - 1',
    'key_version = 2',
  ]) {
    await attempt(`head with ${change}`, () => head(change));
  }
  await attempt('the head of another chain', () =>
    head(`mac = (select mac from keyfob.audit_head where chain_id <> $chain)`),
  );
  console.log(`S17: ${tried} deletions, exchanges, insertions and forged heads, ${tried - missed.length} found`);
  expect(missed).toEqual([]);
});
