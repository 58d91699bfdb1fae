import { runApi } from '../../../infra/testing/run-api.ts';

export interface Live {
  readonly url: string;
  /** Its database, as the owner of the tables. */
  readonly migrationDatabaseUrl: string;
  /** As the owner, signed in with a cookie. */
  call<Reply = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<Reply>;
  /** Approves a code of `keyfob auth login`, as a person does in the browser. */
  approve(userCode: string): Promise<void>;
  startWorker(): void;
  [Symbol.asyncDispose](): Promise<void>;
}

export interface LiveOptions {
  readonly starterCatalog?: boolean;
  readonly env?: NodeJS.ProcessEnv;
}

/** A service with one owner and one workspace `acme`. */
export async function openLive({ starterCatalog = true, env = {} }: LiveOptions = {}): Promise<Live> {
  const api = await runApi(env);
  const person = { email: 'ada@example.com', password: 'correct horse battery' };
  let cookie = '';
  const send = async (method: string, path: string, body?: unknown) => {
    const reply = await fetch(api.url + path, {
      method,
      headers: { 'content-type': 'application/json', cookie, origin: api.url },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    });
    if (!reply.ok) throw new Error(`${method} ${path}: ${reply.status} ${await reply.text()}`);
    return reply;
  };
  const setup = { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: starterCatalog };
  await send('POST', '/v1/setup', setup);
  const signedIn = await send('POST', '/api/auth/sign-in/email', person);
  cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return {
    url: api.url,
    migrationDatabaseUrl: api.migrationDatabaseUrl,
    call: async <Reply>(method: string, path: string, body?: unknown) =>
      (await (await send(method, path, body)).json()) as Reply,
    approve: async (userCode) => {
      await send('GET', `/api/auth/device?user_code=${userCode}`);
      await send('POST', '/api/auth/device/approve', { userCode });
    },
    startWorker: () => api.startWorker(),
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
