import { betterAuth } from 'better-auth';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import { servicePool } from '../db/service-pool.ts';
import type { Foundation } from '../transaction.ts';
import { announceResetLink } from './announce-reset-link.ts';
import { signInLog } from './sign-in-log.ts';
import { CLIENT_IP, REQUEST_ID, signInOptions } from './sign-in-options.ts';

/** A person with a session, straight from the database: nothing outlives a sign-out, a reset or an expiry. */
export interface SignedIn {
  userId: string;
  email: string;
  name: string;
}

/** People’s sign-in: e-mail, password and session cookies. */
export interface SignIn {
  /** Answers a request below `/api/auth`. `from` is what the server knows of the caller, not what the caller says. Rejects when we fail. */
  handle(request: Request, from: RequestInfo): Promise<Response>;
  /** Whose session cookie this is; null without one that is live. Writes nothing. */
  person(headers: Headers): Promise<SignedIn | null>;
  close(): Promise<void>;
}

/** The only routes there are: none of them creates a person, whatever else better-auth brings. */
const routes = new Set([
  'POST /api/auth/sign-in/email',
  'POST /api/auth/sign-out',
  'GET /api/auth/get-session',
  'POST /api/auth/request-password-reset',
  'POST /api/auth/reset-password',
]);

export async function openSignIn(
  config: Config,
  foundation: Foundation,
  sendResetLink = announceResetLink,
): Promise<SignIn> {
  const pool = await servicePool(config.DATABASE_URL, 'keyfob_system', { searchPath: 'auth', max: 4 });
  const auth = betterAuth({ ...signInOptions(config, foundation, pool, sendResetLink), logger: signInLog(config) });
  await auth.$context;
  return {
    async handle(request, from) {
      if (!routes.has(`${request.method} ${new URL(request.url).pathname}`)) return new Response(null, { status: 404 });
      const headers = new Headers(request.headers);
      for (const [name, value] of [
        [CLIENT_IP, from.ip],
        [REQUEST_ID, from.id],
      ] as const) {
        headers.delete(name);
        if (value !== null) headers.set(name, value);
      }
      return auth.handler(new Request(request, { headers }));
    },
    async person(headers) {
      const found = await auth.api.getSession({ headers, query: { disableRefresh: true, disableCookieCache: true } });
      return found && { userId: found.user.id, email: found.user.email, name: found.user.name };
    },
    close: () => pool.end(),
  };
}
