import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import type { Token } from '@keyfob/sdk';
import type { Tokens } from './keyfob.ts';
import { customers, users } from './people.ts';
import type { User } from './people.ts';
import { refusalOf } from './refusal.ts';

/** One answer: JSON, unless it says otherwise. */
interface Reply {
  status?: number;
  headers?: Record<string, string>;
  body: unknown;
}

interface Asked {
  request: IncomingMessage;
  /** Who is signed in to Acme. */
  user: User | undefined;
  /** The JSON body; empty where there is none. */
  body: Record<string, unknown>;
  /** What the route’s pattern caught. */
  id: string;
}

const page = (name: string, type: string): Reply => ({
  headers: { 'content-type': `${type}; charset=utf-8` },
  body: readFileSync(new URL(`page/${name}`, import.meta.url), 'utf8'),
});
const problem = (status: number, message: string, more = {}): Reply => ({ status, body: { message, ...more } });

/** Acme Builds: a product with users of its own, whose access tokens Keyfob keeps. */
export function openAcme(tokens: Tokens): Server {
  const sessions = new Map<string, User>();
  const builds = [{ id: 1, branch: 'main', status: 'passed' }];

  /** Only a signed-in user of Acme’s, and only from Acme’s own page: others cannot send JSON here, nor the cookie. */
  const signedIn = (work: (asked: Asked & { user: User }) => Promise<Reply>) => async (asked: Asked) =>
    asked.user ? work({ ...asked, user: asked.user }) : problem(401, 'Sign in first.');

  /** Acme’s public API: who calls is told by the access token alone, and whether they may by Keyfob. */
  const withToken = (action: 'list' | 'ensure', work: (who: string) => Reply) => async (asked: Asked) => {
    const value = /^Bearer (\S+)$/.exec(asked.request.headers.authorization ?? '')?.[1];
    if (value === undefined) return problem(401, 'Send an access token: Authorization: Bearer <value>.');
    const { valid, code, token } = await tokens.verify(value, action);
    if (valid) return work(token?.owner?.external_id ?? 'nobody');
    return problem(code === 'insufficient_permissions' ? 403 : 401, 'This access token does not allow it.', { code });
  };

  const routes: [string, (asked: Asked) => Promise<Reply>][] = [
    ['GET /', async () => page('index.html', 'text/html')],
    ['GET /page.js', async () => page('page.js', 'text/javascript')],
    ['GET /page.css', async () => page('page.css', 'text/css')],
    [
      'GET /users',
      async ({ user }) => ({
        body: { you: user?.id ?? null, users: users.map((one) => ({ ...one, customer: customers[one.customer] })) },
      }),
    ],
    [
      'POST /sign-in',
      async ({ body }) => {
        const user = users.find(({ id }) => id === body['id']);
        if (!user) return problem(400, 'There is no such user.');
        const session = randomUUID();
        sessions.set(session, user);
        return { headers: { 'set-cookie': `acme=${session}; HttpOnly; SameSite=Strict; Path=/` }, body: user };
      },
    ],
    ['GET /tokens', signedIn(async ({ user }) => ({ body: (await tokens.list(user)).map(shown) }))],
    [
      'POST /tokens',
      signedIn(async ({ user, body: { name, can_start: canStart } }) => {
        const wish = { name: typeof name === 'string' ? name : '', canStart: canStart === true };
        const { token, value } = await tokens.create(user, wish);
        return { status: 201, headers: { 'cache-control': 'no-store' }, body: { ...shown(token), value } };
      }),
    ],
    ['DELETE /tokens/:id', signedIn(async ({ user, id }) => ({ body: shown(await tokens.revoke(user, id)) }))],
    ['GET /api/builds', withToken('list', () => ({ body: builds }))],
    [
      'POST /api/builds',
      withToken('ensure', (by) => {
        builds.push({ id: builds.length + 1, branch: 'main', status: `started by ${by}` });
        return { status: 201, body: builds.at(-1) };
      }),
    ],
  ];

  return createServer((request, response) => {
    answer(request)
      .catch((error: unknown) => {
        const { status, message } = refusalOf(error);
        return problem(status, message);
      })
      .then((reply) => send(response, reply))
      .catch(() => response.destroy());
  });

  async function answer(request: IncomingMessage): Promise<Reply> {
    const asked = `${request.method} ${request.url?.split('?')[0] ?? ''}`;
    for (const [pattern, work] of routes) {
      const match = new RegExp(`^${pattern.replace(':id', '([0-9a-f-]{36})')}$`).exec(asked);
      if (!match) continue;
      const session = /(?:^|; )acme=([0-9a-f-]+)/.exec(request.headers.cookie ?? '')?.[1] ?? '';
      return work({ request, user: sessions.get(session), body: await readJson(request), id: match[1] ?? '' });
    }
    return problem(404, 'There is nothing here.');
  }
}

/** What Acme’s page needs of a token. */
function shown({ id, name, start, grants, created_at, expires_at, last_used_at, status }: Token) {
  const actions = grants.flatMap((grant) => grant.actions);
  return { id, name, start, actions, created_at, expires_at, last_used_at, status };
}

async function readJson(request: IncomingMessage): Promise<Record<string, unknown>> {
  if (request.headers['content-type'] !== 'application/json') return {};
  let text = '';
  for await (const chunk of request.setEncoding('utf8')) text += String(chunk).slice(0, 10_000);
  return JSON.parse(text.slice(0, 10_000) || '{}') as Record<string, unknown>;
}

function send(response: ServerResponse, { status = 200, headers = {}, body }: Reply): void {
  response.writeHead(status, {
    'content-type': 'application/json',
    'content-security-policy': "default-src 'self'; frame-ancestors 'none'",
    'x-content-type-options': 'nosniff',
    ...headers,
  });
  response.end(typeof body === 'string' ? body : JSON.stringify(body));
}
