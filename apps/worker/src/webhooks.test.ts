import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import path from 'node:path';
import { createToken, createWebhook, listWebhookDeliveries, loadConfig, openCore } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { dose } from '../../../infra/testing/dose.ts';
import { queueStores } from '../../../infra/testing/queue-stores.ts';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import type { TestDatabase } from '../../../infra/testing/test-database.ts';
import { openMessage, openReceiver } from '../../../packages/core/test/webhook-receiver.ts';
import type { Receiver } from '../../../packages/core/test/webhook-receiver.ts';

const KILLS = dose(1, 50);
const patience = { timeout: 90_000, interval: 100 };

describe.each(await queueStores())('on $name', ({ name, env: store }) => {
  let database: TestDatabase;
  let core: Core;
  let db: pg.Pool;
  let owner: Call;
  let workspaceId: string;
  let env: NodeJS.ProcessEnv;
  let receiver: Receiver;
  let webhookId: string;
  let secret: string;
  let worker: ChildProcess;
  const workers: ChildProcess[] = [];

  beforeAll(async () => {
    database = await createTestDatabase();
    env = {
      ...store,
      DATABASE_URL: database.databaseUrl,
      KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
      KEYFOB_WEBHOOK_ALLOWED_NETWORKS: '127.0.0.0/8',
      KEYFOB_LOG_LEVEL: 'error',
    };
    core = await openCore(loadConfig(env));
    db = new pg.Pool({ connectionString: database.migrationDatabaseUrl, max: 2 });
    db.on('error', () => {});
    const request = { id: null, ip: '192.0.2.1' };
    const password = randomBytes(12).toString('hex');
    const { workspace } = await core.setup.claim(
      { code: core.setup.code, email: 'owner@example.com', password, workspace_name: 'Acme', starter_catalog: true },
      request,
    );
    workspaceId = workspace.id;
    const { rows } = await db.query<{ user_id: string }>('select user_id from keyfob.operator');
    owner = {
      caller: { kind: 'person', userId: rows[0]?.user_id ?? '', email: 'owner@example.com', name: 'owner' },
      request,
    };
    receiver = await openReceiver();
    const made = await core.inWorkspace(owner, workspaceId, (ctx) => createWebhook(ctx, { url: receiver.url }));
    ({ secret } = made);
    webhookId = made.webhook.id;
    worker = startWorker();
  });
  afterAll(async () => {
    for (const one of workers) one.kill('SIGKILL');
    await receiver.close();
    await core.close();
    await db.end();
    await database.drop();
  });

  function startWorker(): ChildProcess {
    const main = path.join(import.meta.dirname, '../dist/main.js');
    const started = spawn(process.execPath, [main], { env, stdio: ['ignore', 'ignore', 'inherit'] });
    workers.push(started);
    return started;
  }
  const issue = () =>
    core.inWorkspace(owner, workspaceId, (ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  /** What came about this token. */
  const about = (tokenId: string) => receiver.received.filter(({ body }) => body.includes(tokenId));
  const delivery = async (tokenId: string) => {
    const { data } = await core.inWorkspace(owner, workspaceId, (ctx) =>
      listWebhookDeliveries(ctx, webhookId, { limit: 100 }),
    );
    const found = data.find(({ body }) => body.includes(tokenId));
    if (!found) throw new Error('no delivery about this token');
    return found;
  };

  test('a receiver is told of a new token, and knows by the signature who tells', async () => {
    const { token, value } = await issue();
    await vi.waitFor(() => expect(about(token.id)).toHaveLength(1), patience);
    const [message] = about(token.id);
    if (!message) throw new Error('nothing came');
    expect(openMessage(secret, message)).toMatchObject({ type: 'token.created', data: { token: { id: token.id } } });
    const told = JSON.stringify(message);
    for (const kept of [value, secret, 'owner@example.com', '192.0.2.1']) expect(told).not.toContain(kept);
    await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
  });

  test('a receiver that is down is told when it is up again: the same id, nothing lost', async () => {
    receiver.answer((response) => response.writeHead(503).end('down for a moment'));
    const { token } = await issue();
    await vi.waitFor(async () => expect((await delivery(token.id)).attempts).toHaveLength(1), patience);
    receiver.answer((response) => response.writeHead(200).end('thank you'));
    await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
    const messages = about(token.id);
    expect(messages.length).toBeGreaterThan(1);
    expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
    for (const message of messages) expect(openMessage(secret, message).type).toBe('token.created');
    expect((await delivery(token.id)).attempts.map(({ status, response }) => [status, response])).toEqual([
      [503, 'down for a moment'],
      [200, 'thank you'],
    ]);
  });

  test('R3 the worker is killed while a receiver takes its time: the message comes again with the same id', async () => {
    const ids: string[] = [];
    for (let kill = 0; kill < KILLS; kill += 1) {
      receiver.answer(() => {});
      const { token } = await issue();
      ids.push(token.id);
      await vi.waitFor(() => expect(about(token.id)).toHaveLength(1), patience);
      worker.kill('SIGKILL');
      await once(worker, 'exit');
      receiver.answer((response) => response.writeHead(204).end());
      worker = startWorker();
      // Twenty seconds go by.
      await db.query(`update keyfob.webhook_delivery set claimed_until = now() where status = 'pending'`);
      await vi.waitFor(async () => expect((await delivery(token.id)).status).toBe('delivered'), patience);
    }
    for (const id of ids) {
      const messages = about(id);
      expect(messages).toHaveLength(2);
      expect(new Set(messages.map(({ headers }) => headers['webhook-id'])).size).toBe(1);
      expect((await delivery(id)).attempts.map(({ error }) => error)).toEqual(['its outcome is unknown', null]);
    }
    console.log(
      `R3: ${name}: worker killed ${KILLS}× in the middle of a delivery, each message came again under its id, 0 lost`,
    );
  });
});
