import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { freePort } from '../../../infra/local/free-port.ts';
import { openMailSink } from '../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../infra/testing/mail-sink.ts';
import { runWorker } from '../../../infra/testing/run-worker.ts';
import type { WorkerRun } from '../../../infra/testing/run-worker.ts';
import { createMember } from '../../../packages/core/src/members/create-member.ts';
import { addPerson } from '../../../packages/core/src/sign-in/add-person.ts';
import { createToken } from '../../../packages/core/src/tokens/create-token.ts';
import { revokeToken } from '../../../packages/core/src/tokens/revoke-token.ts';
import { createWebhook } from '../../../packages/core/src/webhooks/create-webhook.ts';
import { generateTokens } from '../../../packages/core/test/generate-tokens.ts';
import { openTestCore } from '../../../packages/core/test/test-core.ts';
import type { TestCore } from '../../../packages/core/test/test-core.ts';
import { openReceiver } from '../../../packages/core/test/webhook-receiver.ts';
import type { Receiver } from '../../../packages/core/test/webhook-receiver.ts';

const patience = { timeout: 60_000, interval: 100 };
const LINK = 'http://localhost:4600/invitations/a-secret-of-the-letter';

const ben = { kind: 'person' as const, userId: 'ben', email: 'ben@example.com', name: 'Ben' };

let sink: MailSink;
let receiver: Receiver;
let at: TestCore;
let worker: WorkerRun;
let port: number;
beforeAll(async () => {
  sink = await openMailSink();
  receiver = await openReceiver();
  port = await freePort();
  at = await openTestCore({
    KEYFOB_LOG_LEVEL: 'info',
    KEYFOB_SMTP_URL: sink.url,
    KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
    KEYFOB_WORKER_METRICS_PORT: String(port),
  });
  await at.inInstallation((ctx) =>
    addPerson(ctx, { userId: 'ben', email: 'ben@example.com', password: 'x', name: 'Ben', emailProven: true }),
  );
  await at.run((ctx) => createMember(ctx, { email: 'ben@example.com', role: 'manager' }));
  await generateTokens(at, 150, { revoked_at: `now() - interval '100 days'` });
  await at.run((ctx) => createWebhook(ctx, { url: receiver.url }));
  const closed = `http://127.0.0.1:${await freePort()}/keyfob?key=of-the-receiver`;
  await at.run((ctx) => createWebhook(ctx, { url: closed }));
  sink.manners = 550;
  sink.refusal = `no mailbox for <ben@example.com>, and we do not like ${LINK}`;
  receiver.answer((response) => response.writeHead(500).end('what-the-receiver-says'));
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), {
    ...at.owner,
    caller: ben,
  });
  await at.run((ctx) => revokeToken(ctx, token.id, {}));
  worker = runWorker(at.env);
});
afterAll(async () => {
  await worker.end('SIGKILL');
  await Promise.all([receiver.close(), sink.close()]);
  await at.close();
});

const lines = () =>
  worker
    .output()
    .split('\n')
    .filter((line) => line.startsWith('{') && line.endsWith('}'))
    .map((line) => JSON.parse(line) as Record<string, unknown>);
const warned = (job: string) => lines().filter((line) => line['level'] === 'warn' && line['job'] === job);
const metrics = async () => (await fetch(`http://127.0.0.1:${port}/metrics`)).text();

test('a mail that its server refuses is a warning with the reason, without addresses and links', async () => {
  await vi.waitFor(() => expect(warned('send-mail')).toHaveLength(1), patience);
  const [line] = warned('send-mail');
  expect(line).toMatchObject({ mail: 'failed', msg: 'a mail was not sent' });
  expect(line?.['trouble']).toMatch(/550 no mailbox for <\[address\]>, and we do not like \[link\]$/);
  expect(worker.output()).not.toContain('ben@example.com');
  expect(worker.output()).not.toContain(LINK);
});

test('a webhook that answers 500, or that nobody listens at, is a warning with the reason, without its URL and what it said', async () => {
  const troubles = () => warned('deliver-webhook').map(({ status, trouble, sequel }) => [status, trouble, sequel]);
  await vi.waitFor(() => {
    expect(troubles()).toContainEqual([500, 'answered 500', 'tried again']);
    expect(troubles()).toContainEqual([null, 'ECONNREFUSED', 'tried again']);
  }, patience);
  for (const kept of ['of-the-receiver', '/keyfob', 'what-the-receiver-says'])
    expect(worker.output()).not.toContain(kept);
});

test('a job of housekeeping that halts is a warning that names job and workspace', async () => {
  await vi.waitFor(() => expect(warned('purge-tokens')).not.toEqual([]), patience);
  expect(warned('purge-tokens')[0]).toMatchObject({ workspace_id: at.workspaceId, halted: 'purge-tokens' });
});

test('Prometheus is told how many mails, messages and webhooks are in trouble, and where housekeeping is halted', async () => {
  const told = [
    'keyfob_mails{state="failed"} 1',
    'keyfob_mails{state="retried"} 0',
    'keyfob_mails{state="unknown"} 0',
    'keyfob_webhooks{state="failing"} 2',
    'keyfob_webhooks{state="disabled"} 0',
    'keyfob_housekeeping_halted{job_name="purge-tokens"} 1',
  ];
  await vi.waitFor(async () => {
    const text = (await metrics()).split('\n');
    expect(told.filter((line) => !text.includes(line))).toEqual([]);
    expect(text.join('\n')).toMatch(/^keyfob_webhook_deliveries_retried [1-9]/m);
  }, patience);
});

test('a mail that waits for its server is told, and so is a webhook that says that it is gone', async () => {
  sink.manners = 450;
  receiver.answer((response) => response.writeHead(410).end());
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), {
    ...at.owner,
    caller: ben,
  });
  await at.run((ctx) => revokeToken(ctx, token.id, {}));
  await vi.waitFor(async () => {
    expect(await metrics()).toMatch(/^keyfob_mails{state="retried"} 1$/m);
    expect(await metrics()).toMatch(/^keyfob_webhooks{state="disabled"} 1$/m);
  }, patience);
});

test('Prometheus is told of jobs that ran and did not get what they were for', async () => {
  for (const job of ['send-mail', 'deliver-webhook', 'purge-tokens'])
    await vi.waitFor(async () => {
      expect(await metrics()).toMatch(
        new RegExp(`^keyfob_job_duration_seconds_count{job_name="${job}",outcome="trouble"} [1-9]`, 'm'),
      );
    }, patience);
});
