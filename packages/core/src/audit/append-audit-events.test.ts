import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { record } from '../context.ts';
import { verifyAudit } from './verify-audit.ts';

const MANY = 900;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const told = async () => {
  const { rows } = await at.db.query<{ events: string; effects: string }>(
    `select (select count(*) from keyfob.audit_event where action = 'role.updated') as events,
       (select count(*) from keyfob.outbox where topic = 'role.updated') as effects`,
  );
  return { events: Number(rows[0]?.events), effects: Number(rows[0]?.effects) };
};

/** So many events in one transaction; the one at `bad` holds what PostgreSQL does not store. */
const tell = (bad?: number) =>
  at.run(async (ctx) => {
    for (let place = 0; place < MANY; place += 1)
      record(ctx, {
        action: 'role.updated',
        subject: { kind: 'role', id: null, label: `role ${place}` },
        after: { place: place === bad ? '\0' : place },
      });
  });

test('hundreds of events of one change follow each other in one chain, or none of them is told', async () => {
  await tell();
  expect(await told()).toEqual({ events: MANY, effects: MANY });
  for (const bad of [0, 300, MANY - 1]) await expect(tell(bad)).rejects.toThrow(/unicode/i);
  expect(await told()).toEqual({ events: MANY, effects: MANY });
  await tell();
  expect(await told()).toEqual({ events: 2 * MANY, effects: 2 * MANY });
  const verified = await at.run((ctx) => verifyAudit(ctx, {}));
  expect(verified).toMatchObject({ valid: true });
  const { rows } = await at.db.query<{ place: number }>(
    `select (after ->> 'place')::int as place from keyfob.audit_event where action = 'role.updated' order by seq limit $1`,
    [MANY],
  );
  expect(rows.map(({ place }) => place)).toEqual(Array.from({ length: MANY }, (_, place) => place));
});
