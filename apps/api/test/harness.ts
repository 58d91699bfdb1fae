import { randomBytes } from 'node:crypto';
import { Writable } from 'node:stream';
import { loadConfig, openCore, openLog } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import type { IssuedToken } from '@keyfob/core/schema';
import { createTestDatabase } from '../../../infra/testing/test-database.ts';
import { createApp } from '../src/app.ts';
import type { App } from '../src/app.ts';

/** One reply, read whole. */
export interface Answer<Body = Record<string, unknown>> {
  status: number;
  headers: Headers;
  text: string;
  /** The parsed JSON; an empty object when the reply is none. */
  body: Body;
}

export interface Ask {
  token?: string | undefined;
  cookie?: string | undefined;
  /** Sent as JSON; a string is sent as it is. */
  body?: unknown;
  headers?: Record<string, string>;
}

export interface TestApi {
  url: string;
  app: App;
  core: Core;
  databaseUrl: string;
  migrationDatabaseUrl: string;
  owner: { email: string; password: string; cookie: string };
  /** The workspace of the setup, with the starter catalog. */
  workspace: { id: string; slug: string };
  ask<Body = Record<string, unknown>>(method: string, path: string, ask?: Ask): Promise<Answer<Body>>;
  signIn(email: string, password: string): Promise<string>;
  /** A workspace token made by the owner, `builder:*` unless said otherwise. */
  createToken(body?: Record<string, unknown>, workspace?: string): Promise<IssuedToken>;
  /** Everything logged so far, at level debug. */
  logged(): string;
  close(): Promise<void>;
}

const owner = { email: 'owner@example.com', password: 'correct horse battery' };

/** The real API on a free port over a database of its own, set up with one owner. */
export async function startApi(environment: Record<string, string> = {}): Promise<TestApi> {
  const database = await createTestDatabase();
  const config = loadConfig({
    DATABASE_URL: database.databaseUrl,
    PORT: '0',
    KEYFOB_PUBLIC_URL: 'http://localhost:4600',
    KEYFOB_PEPPERS: `1:${randomBytes(32).toString('base64')}`,
    KEYFOB_SETUP_CODE: 'setup-code-of-the-test',
    ...environment,
  });
  const lines: string[] = [];
  const sink = new Writable({
    write(line: Buffer, _encoding, done) {
      lines.push(line.toString());
      done();
    },
  });
  const core = await openCore(config);
  const app = await createApp(config, core, openLog('debug', sink));
  await app.nest.listen(0, '127.0.0.1');
  const url = await app.nest.getUrl();

  async function ask<Body>(
    method: string,
    path: string,
    { token, cookie, body, headers }: Ask = {},
  ): Promise<Answer<Body>> {
    const reply = await fetch(url + path, {
      method,
      redirect: 'manual',
      headers: {
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...(cookie !== undefined && { cookie }),
        ...(body !== undefined && { 'content-type': 'application/json' }),
        ...headers,
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const type = reply.headers.get('content-type') ?? '';
    // Events have no end.
    if (type.startsWith('text/event-stream')) await reply.body?.cancel();
    const text = type.startsWith('text/event-stream') ? '' : await reply.text();
    const json = /[/+]json\b/.test(type);
    return { status: reply.status, headers: reply.headers, text, body: (json ? JSON.parse(text) : {}) as Body };
  }

  async function signIn(email: string, password: string): Promise<string> {
    const reply = await ask('POST', '/api/auth/sign-in/email', {
      body: { email, password },
      headers: { origin: config.KEYFOB_PUBLIC_URL },
    });
    if (reply.status !== 200) throw new Error(`sign-in answered ${reply.status}: ${reply.text}`);
    return reply.headers
      .getSetCookie()
      .map((cookie) => cookie.split(';', 1)[0])
      .join('; ');
  }

  const { workspace } = await core.setup.claim(
    { ...owner, code: core.setup.code, workspace_name: 'Acme', starter_catalog: true },
    { id: null, ip: null },
  );
  const cookie = await signIn(owner.email, owner.password);

  return {
    url,
    app,
    core,
    databaseUrl: database.databaseUrl,
    migrationDatabaseUrl: database.migrationDatabaseUrl,
    owner: { ...owner, cookie },
    workspace,
    ask,
    signIn,
    async createToken(body = {}, at = workspace.id) {
      const wanted = {
        kind: 'workspace',
        grants: [{ resource_type: 'builder', resource_id: '*', actions: ['*'] }],
        ...body,
      };
      const reply = await ask<IssuedToken>('POST', `/v1/workspaces/${at}/tokens`, { cookie, body: wanted });
      if (reply.status !== 201) throw new Error(`create answered ${reply.status}: ${reply.text}`);
      return reply.body;
    },
    logged: () => lines.join(''),
    async close() {
      await app.nest.close();
      await core.close();
      await database.drop();
    },
  };
}
