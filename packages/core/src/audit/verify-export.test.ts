import { randomInt } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dose } from '../../test/dose.ts';
import { openLogWithHistory } from '../../test/log-with-history.ts';
import type { LogWithHistory } from '../../test/log-with-history.ts';
import { otherJson } from '../../test/other-value.ts';
import { sha256 } from './append-audit-events.ts';
import { AuditEvent, AuditEventListQuery } from './audit.schema.ts';
import type { AuditHead } from './audit.schema.ts';
import { listAuditEvents } from './list-audit-events.ts';
import { verifyExport } from './verify-export.ts';

const TRIES = dose(2000, 100_000);

let log: LogWithHistory;
let events: AuditEvent[];
let head: AuditHead;
beforeAll(async () => {
  log = await openLogWithHistory();
  events = await exported();
  const found = (await log.check()).head;
  if (!found) throw new Error('a chain has a head');
  head = found;
});
afterAll(() => log.close());

async function exported(): Promise<AuditEvent[]> {
  const all: AuditEvent[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const query = AuditEventListQuery.parse({ order: 'oldest', limit: 7, ...(cursor === undefined ? {} : { cursor }) });
    const page = await log.run((ctx) => listAuditEvents(ctx, query));
    all.push(...page.data.map((event) => AuditEvent.parse(JSON.parse(JSON.stringify(event)))));
    cursor = page.next_cursor;
  }
  return all;
}
const verify = (changed: readonly AuditEvent[]) => verifyExport(changed, head, sha256);

test('S17 an exported log is sound by itself, against its head, an earlier one, and with personal data erased', async () => {
  expect(verify(events)).toEqual({ valid: true, checked: log.length });
  const middle = events[9];
  if (!middle) throw new Error('there are more events than ten');
  expect(verifyExport(events, { ...head, seq: 10, hash: middle.hash }, sha256).valid).toBe(true);
  expect(verifyExport(events, { ...head, seq: 10, hash: head.hash }, sha256).valid).toBe(false);

  await log.change(`delete from keyfob.audit_personal where chain_id = $chain`);
  const erased = await exported();
  expect(erased.every(({ ip, actor, subject }) => ip === null && actor.label === null && subject.label === null)).toBe(
    true,
  );
  expect(verify(erased)).toEqual({ valid: true, checked: log.length });
  expect((await log.check()).valid).toBe(true);
  await log.restore();
});

test('S17 every change of an exported event is found where it is', () => {
  const missed: unknown[] = [];
  for (let number = 0; number < TRIES; number += 1) {
    const place = randomInt(events.length);
    const event = events[place];
    const fields = Object.keys(event ?? {});
    const field = fields[number % fields.length] ?? '';
    const changed = { ...event, [field]: otherJson(event?.[field as keyof AuditEvent]) };
    const outcome = verify(events.with(place, changed as AuditEvent));
    if (outcome.valid || outcome.first_bad_seq !== place + 1) missed.push({ field, event, changed, outcome });
  }
  console.log(`S17: ${TRIES} edits of an export, ${TRIES - missed.length} found`);
  expect(missed).toEqual([]);
});

test('S17 every deletion, exchange, repetition and cut tail of an export is found', () => {
  const missed: string[] = [];
  let tried = 0;
  const attempt = (name: string, changed: readonly AuditEvent[]) => {
    tried += 1;
    if (verify(changed).valid) missed.push(name);
  };
  for (const [place, event] of events.entries()) {
    attempt(`${place} deleted`, events.toSpliced(place, 1));
    attempt(`${place} twice`, events.toSpliced(place, 0, event));
    attempt(`cut from ${place}`, events.slice(0, place));
    for (let other = 0; other < place; other += 1)
      attempt(`${place} and ${other} exchanged`, events.with(place, events[other] ?? event).with(other, event));
  }
  console.log(
    `S17: ${tried} deletions, exchanges, repetitions and cut tails of an export, ${tried - missed.length} found`,
  );
  expect(missed).toEqual([]);
});
