import { betterAuth } from 'better-auth';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import { servicePool } from '../db/service-pool.ts';
import type { Foundation } from '../transaction.ts';
import { announceResetLink } from './announce-reset-link.ts';
import { withRequestInfo } from './client-headers.ts';
import { guardPassword } from './guard-password.ts';
import { guardReset, guardResetRequest } from './guard-reset.ts';
import { guardSignOut } from './guard-sign-out.ts';
import type { Guard, House } from './knock.ts';
import { readKnock } from './read-knock.ts';
import { signInLog } from './sign-in-log.ts';
import { signInOptions } from './sign-in-options.ts';
import type { SignedIn } from './signed-in.ts';
import { touchSession } from './touch-session.ts';

/** People’s sign-in: e-mail, password and session cookies. */
export interface SignIn {
  /** Answers a request below `/api/auth`. `from` is what the server knows of the caller, not what the caller says. Rejects when we fail. */
  handle(request: Request, from: RequestInfo): Promise<Response>;
  /** Whose session cookie this is; null without one that is live. Writes nothing but when it was last seen, once a minute. */
  person(headers: Headers): Promise<SignedIn | null>;
  close(): Promise<void>;
}

const open: Guard = (_house, _knock, next) => next();

/** The only routes there are: none of them creates a person, whatever else better-auth brings. */
const routes: Readonly<Record<string, Guard>> = {
  'POST /api/auth/sign-in/email': guardPassword,
  'POST /api/auth/sign-out': guardSignOut,
  'GET /api/auth/get-session': open,
  'POST /api/auth/request-password-reset': guardResetRequest,
  'POST /api/auth/reset-password': guardReset,
};

export async function openSignIn(
  config: Config,
  foundation: Foundation,
  sendResetLink = announceResetLink,
): Promise<SignIn> {
  const pool = await servicePool(config.DATABASE_URL, 'keyfob_system', { searchPath: 'auth', max: 4 });
  const auth = betterAuth({ ...signInOptions(config, foundation, pool, sendResetLink), logger: signInLog(config) });
  await auth.$context;

  const person: SignIn['person'] = async (headers) => {
    const found = await auth.api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } });
    if (!found) return null;
    await touchSession(pool, found.session.id, found.session.lastSeenAt);
    return { userId: found.user.id, email: found.user.email, name: found.user.name, sessionId: found.session.id };
  };
  const house: House = { config, foundation, pool, person };

  return {
    person,
    async handle(request, from) {
      const guard = routes[`${request.method} ${new URL(request.url).pathname}`];
      if (!guard) return new Response(null, { status: 404 });
      const knock = await readKnock(request, from);
      if (knock instanceof Response) return knock;
      const headers = withRequestInfo(request.headers, from);
      return guard(house, knock, async (body = knock.body) => {
        const { method } = request;
        const inner = new Request(knock.url, {
          method,
          headers,
          ...(method === 'POST' && { body: JSON.stringify(body) }),
        });
        const response = await auth.handler(inner);
        const wait = response.headers.get('x-retry-after');
        if (wait !== null) response.headers.set('retry-after', wait);
        return response;
      });
    },
    close: () => pool.end(),
  };
}
