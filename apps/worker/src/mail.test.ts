import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { openMailSink } from '../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../infra/testing/mail-sink.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { runWorker } from '../../../infra/testing/run-worker.ts';
import type { WorkerRun } from '../../../infra/testing/run-worker.ts';
import { sendMail } from '../../../packages/core/src/mail/send-mail.ts';
import { createMember } from '../../../packages/core/src/members/create-member.ts';
import { addPerson } from '../../../packages/core/src/sign-in/add-person.ts';
import { createToken } from '../../../packages/core/src/tokens/create-token.ts';
import { revokeToken } from '../../../packages/core/src/tokens/revoke-token.ts';
import { openTestCore } from '../../../packages/core/test/test-core.ts';
import type { TestCore } from '../../../packages/core/test/test-core.ts';

const KILLS = dose(2, 20);
const PEOPLE = 3;
const patient = { timeout: 90_000, interval: 100 };

// Mostly they wait for the rounds of a worker: side by side.
describe.concurrent.each(await queueStores())('on $name', ({ name, env: store }) => {
  let sink: MailSink;
  let at: TestCore;
  const workers: WorkerRun[] = [];
  beforeAll(async () => {
    sink = await openMailSink();
    at = await openTestCore({ ...store, KEYFOB_SMTP_URL: sink.url });
    for (let one = 0; one < PEOPLE; one += 1) {
      const person = { userId: `person-${one}`, email: `person-${one}@example.com`, name: 'P', password: 'x' };
      await at.core.inInstallation(at.owner, (ctx) => addPerson(ctx, { ...person, emailProven: true }));
      await at.run((ctx) => createMember(ctx, { email: person.email, role: 'member' }));
    }
  });
  afterAll(async () => {
    await Promise.all(workers.map((worker) => worker.end('SIGKILL')));
    await at.close();
    await sink.close();
  });

  function startWorker(): WorkerRun {
    const worker = runWorker(at.env);
    workers.push(worker);
    return worker;
  }
  const mails = async (state: string) =>
    (await at.db.query<{ id: string }>('select id from keyfob.mail where state = $1', [state])).rows;
  async function revokeOfEachPerson(): Promise<void> {
    for (let one = 0; one < PEOPLE; one += 1) {
      const caller = {
        kind: 'person' as const,
        userId: `person-${one}`,
        email: `person-${one}@example.com`,
        name: 'P',
      };
      const { token } = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), {
        ...at.owner,
        caller,
      });
      await at.run((ctx) => revokeToken(ctx, token.id, {}));
    }
  }

  test('R3 a worker killed between handing a mail over and noting it: no mail twice, at most one in doubt for each kill', async () => {
    for (let kill = 0; kill < KILLS; kill += 1) {
      const before = sink.all.length;
      sink.manners = 'hangs';
      await revokeOfEachPerson();
      const worker = startWorker();
      await vi.waitFor(() => expect(sink.all.length).toBeGreaterThan(before), patient);
      await worker.end('SIGKILL');
      sink.manners = 'takes';
      // Those of former kills may not have been looked at yet.
      const { rows } = await at.db.query<{ id: string }>(
        `select id from keyfob.mail where state = 'sending' and handed_at > now() - interval '5 minutes'`,
      );
      const [sending] = rows;
      expect(rows.length).toBe(1);
      // The queue gives the job to somebody else: nothing is sent again.
      expect(await sendMail(at.core, { mail_id: sending?.id ?? '' })).toEqual({ mail: 'not due' });
      // Nobody waits for five minutes here.
      await at.db.query(`update keyfob.mail set handed_at = handed_at - interval '10 minutes' where state = 'sending'`);
    }
    const last = startWorker();
    await vi.waitFor(async () => expect([await mails('waiting'), await mails('sending')]).toEqual([[], []]), patient);
    await last.end('SIGTERM');
    const ids = sink.all.map(({ messageId }) => messageId);
    expect(new Set(ids).size).toBe(ids.length);
    const [sent, unknown] = [await mails('sent'), await mails('unknown')];
    expect([sent.length + unknown.length, unknown.length]).toEqual([ids.length, KILLS]);
    console.log(
      `R3: ${name}: ${KILLS} workers killed mid-send: ${ids.length} mails arrived, ${sent.length} known sent, ${unknown.length} flagged unknown, 0 twice`,
    );
  });
});
