import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMailSink } from '../../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../../infra/testing/mail-sink.ts';
import { deliver } from '../../test/post-office.ts';
import { runNow } from '../../test/run-now.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { listNotifications } from '../notifications/list-notifications.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let sink: MailSink;
let at: TestCore;
beforeAll(async () => {
  sink = await openMailSink();
  at = await openTestCore({ KEYFOB_SMTP_URL: sink.url });
});
beforeEach(() => {
  at.core.clock.offsetMs = 0;
});
afterAll(async () => {
  await at.close();
  await sink.close();
});

const count = async (table: string) => (await at.db.query(`select from keyfob.${table}`)).rowCount;
const mine = async () => (await at.run((ctx) => listNotifications(ctx, { limit: 10, unread: false }))).data;

test('a mail is forgotten 90 days after it went out, what it told of 400 days after, and one that waits never', async () => {
  await at.db.query(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
     values (gen_random_uuid(), $1, 'housekeeping.halted', '{"job": "purge-tokens", "would": "500"}', now())`,
    [at.workspaceId],
  );
  expect(await deliver(at)).toEqual(['sent']);
  await at.db.query(
    `insert into keyfob.mail (id, kind, created_at, due_at) values (gen_random_uuid(), 'notifications', '2000-01-01', 'infinity')`,
  );
  at.core.clock.offsetMs = 89 * DAY;
  expect(await runNow(at, 'purge-mails')).toEqual({ purged: 0 });
  at.core.clock.offsetMs = 91 * DAY;
  expect([await runNow(at, 'purge-mails'), await count('mail')]).toEqual([{ purged: 1 }, 1]);
  // That it went out by mail stays known.
  expect(await mine()).toMatchObject([{ kind: 'housekeeping_halted', mailed: true }]);
  at.core.clock.offsetMs = 399 * DAY;
  expect(await runNow(at, 'purge-notifications')).toEqual({ purged: 0 });
  at.core.clock.offsetMs = 401 * DAY;
  expect([await runNow(at, 'purge-notifications'), await mine()]).toEqual([{ purged: 1 }, []]);
});

test('what the epoch moved for is forgotten after an hour, but not before each listed node has applied it', async () => {
  const moveEpoch = () => at.run((ctx) => updateWorkspace(ctx, { policy: { unused_after: null } }));
  const epochs = async () =>
    (await at.db.query<{ epoch: string }>('select epoch from keyfob.epoch_change order by epoch')).rows.map(
      ({ epoch }) => Number(epoch),
    );
  await at.db.query('delete from keyfob.epoch_change');
  for (let changes = 0; changes < 3; changes += 1) await moveEpoch();
  const [first = 0, second, third] = await epochs();
  const node = async (heartbeat: number) =>
    at.db.query(
      `insert into keyfob.node (incarnation, applied_epoch, heartbeat_at) values (gen_random_uuid(), $1, $2)`,
      [first, new Date(Date.now() + heartbeat)],
    );
  expect([await runNow(at, 'purge-epoch-changes'), await epochs()]).toEqual([{ purged: 0 }, [first, second, third]]);
  at.core.clock.offsetMs = 2 * HOUR;
  await node(2 * HOUR);
  expect([await runNow(at, 'purge-epoch-changes'), await epochs()]).toEqual([{ purged: 1 }, [second, third]]);
  // A node that was silent for an hour holds nothing up, and is listed no more.
  at.core.clock.offsetMs = 4 * HOUR;
  expect([await runNow(at, 'purge-epoch-changes'), await epochs(), await count('node')]).toEqual([
    { purged: 2 },
    [],
    0,
  ]);
});
