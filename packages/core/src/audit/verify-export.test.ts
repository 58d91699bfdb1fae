import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { openLogWithHistory } from '../../test/log-with-history.ts';
import type { LogWithHistory } from '../../test/log-with-history.ts';
import { otherJson } from '../../test/other-value.ts';
import { sha256 } from './append-audit-events.ts';
import { AuditEvent, AuditExportQuery } from './audit.schema.ts';
import { GENESIS } from './chain.ts';
import { exportAuditEvents } from './export-audit-events.ts';
import { verifyExport } from './verify-export.ts';
import type { AuditExportHeader, VerifyExportOptions } from './verify-export.ts';

type AuditExportHead = NonNullable<VerifyExportOptions['head']>;

const TRIES = dose(2000, 100_000);

let log: LogWithHistory;
let header: AuditExportHeader;
let events: AuditEvent[];
beforeAll(async () => {
  log = await openLogWithHistory();
  [header, events] = await exported();
});
afterAll(() => log.close());

const exportLines = async (query = {}) => {
  const wanted = AuditExportQuery.parse(query);
  const { chunks } = await exportAuditEvents((operation) => log.run(operation), wanted);
  let text = '';
  for await (const chunk of chunks) text += chunk;
  return text.trimEnd().split('\n');
};
async function exported(): Promise<[AuditExportHeader, AuditEvent[]]> {
  const [first = '', ...lines] = await exportLines();
  return [JSON.parse(first) as AuditExportHeader, lines.map((line) => AuditEvent.parse(JSON.parse(line)))];
}
const linesOf = (changed: readonly unknown[]) => [header, ...changed].map((value) => JSON.stringify(value));
const verify = (changed: readonly unknown[], head?: AuditExportHead) =>
  verifyExport(linesOf(changed), { sha256, ...(head ? { head } : {}) });

test('S17 an exported log is sound by itself, against any head of its own, and with personal data erased', async () => {
  expect(await verify(events)).toEqual({
    valid: true,
    checked: log.length,
    chain_id: log.workspaceId,
    last: { seq: log.length, hash: header.head.hash },
  });
  expect((await verify(events, header.head)).valid).toBe(true);
  for (const { seq, hash } of events) {
    expect((await verify(events, { seq, hash })).valid).toBe(true);
    expect(await verify(events, { seq, hash: GENESIS })).toMatchObject({ valid: false, line: seq + 1 });
  }
  const elsewhere = { ...header.head, chain_id: '0190a0a0-0000-7000-8000-000000000000' };
  expect(await verify(events, elsewhere)).toMatchObject({
    valid: false,
    line: 1,
    reason: expect.stringMatching(/another chain/) as string,
  });

  await log.change(`delete from keyfob.audit_personal where chain_id = $chain`);
  const [, erased] = await exported();
  const old = erased.slice(0, log.length);
  expect(old.every(({ ip, actor, subject }) => ip === null && actor.label === null && subject.label === null)).toBe(
    true,
  );
  expect(await verify(old)).toMatchObject({ valid: true, checked: log.length });
  expect((await log.check()).valid).toBe(true);
  await log.restore();
});

test('S17 a tail that was cut before the export is found by a head exported earlier', async () => {
  const kept = header.head;
  const lines = await exportLines();
  expect((await verifyExport(lines, { sha256, head: kept })).valid).toBe(true);
  const until = events.at(-3)?.at ?? '';
  const shorter = await exportLines({ until });
  expect((await verifyExport(shorter, { sha256 })).valid).toBe(true);
  expect(await verifyExport(shorter, { sha256, head: kept })).toMatchObject({
    valid: false,
    reason: expect.stringMatching(/ends before it/) as string,
  });
  await log.restore();
});

test('part of a log is sound by itself and says which part it is', async () => {
  const [, , third, , fifth] = events;
  if (!third || !fifth) throw new Error('there are more events than five');
  const lines = await exportLines({ since: third.at, until: fifth.at });
  const { checked, valid } = await verifyExport(lines, { sha256 });
  const part = JSON.parse(lines[0] ?? '') as AuditExportHeader;
  expect([valid, checked]).toEqual([true, part.through.seq - part.after.seq]);
  expect([part.after.seq + 1, part.through.seq]).toEqual([third.seq, fifth.seq - 1]);
  expect((await verifyExport(lines, { sha256, head: part.after })).valid).toBe(true);
  const [first] = events;
  if (!first) throw new Error('there is a first event');
  expect(await verifyExport(lines, { sha256, head: first })).toMatchObject({
    valid: false,
    reason: expect.stringMatching(/cannot be told/) as string,
  });
  for (const query of [{ since: '2999-01-01T00:00:00Z' }, { until: '1999-01-01T00:00:00Z' }])
    expect(await verifyExport(await exportLines(query), { sha256 })).toMatchObject({ valid: true, checked: 0 });
  await log.restore();
});

test.each([
  ['nothing', [], 1, /is empty/],
  ['no header', ['{"seq":1}'], 1, /not the first line/],
  ['no JSON', ['seq,at,action'], 1, /not JSON/],
  ['null', ['null'], 1, /not JSON|not the first line/],
])('%s is no export, and the line is named', async (_, lines, line, reason) => {
  expect(await verifyExport(lines, { sha256 })).toMatchObject({
    valid: false,
    checked: 0,
    line,
    reason: expect.stringMatching(reason) as string,
  });
});

test('what an export writes differently hides nothing: white space, repeated and additional fields', async () => {
  const [first = ''] = linesOf(events).slice(1);
  for (const line of [
    ` ${first}`,
    first.replace('{', '{"action":"token.forged",'),
    first.replace('{', '{"note":"approved",'),
    '[]',
    '{"actor":null}',
  ]) {
    const lines = [JSON.stringify(header), line, ...linesOf(events).slice(2)];
    expect([line, await verifyExport(lines, { sha256 })]).toMatchObject([line, { valid: false, line: 2 }]);
  }
});

test('S17 every change of an exported event is found where it is', async () => {
  const missed: unknown[] = [];
  for (let number = 0; number < TRIES; number += 1) {
    const place = randomInt(events.length);
    const event = events[place];
    const fields = Object.keys(event ?? {});
    const field = fields[number % fields.length] ?? '';
    const changed = { ...event, [field]: otherJson(event?.[field as keyof AuditEvent]) };
    const outcome = await verify(events.with(place, changed as AuditEvent));
    if (outcome.valid || outcome.line !== place + 2) missed.push({ field, event, changed, outcome });
  }
  console.log(`S17: ${TRIES} edits of an export, ${TRIES - missed.length} found`);
  expect(missed).toEqual([]);
});

test('S17 every deletion, exchange, repetition and cut tail of an export is found', async () => {
  const missed: string[] = [];
  let tried = 0;
  const attempt = async (name: string, changed: readonly AuditEvent[]) => {
    tried += 1;
    if ((await verify(changed)).valid) missed.push(name);
  };
  for (const [place, event] of events.entries()) {
    await attempt(`${place} deleted`, events.toSpliced(place, 1));
    await attempt(`${place} twice`, events.toSpliced(place, 0, event));
    await attempt(`cut from ${place}`, events.slice(0, place));
    for (let other = 0; other < place; other += 1)
      await attempt(`${place} and ${other} exchanged`, events.with(place, events[other] ?? event).with(other, event));
  }
  console.log(
    `S17: ${tried} deletions, exchanges, repetitions and cut tails of an export, ${tried - missed.length} found`,
  );
  expect(missed).toEqual([]);
});
