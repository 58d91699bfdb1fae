import { betterAuth } from 'better-auth';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import { servicePool } from '../db/service-pool.ts';
import type { Foundation } from '../transaction.ts';
import { withRequestInfo } from './client-headers.ts';
import { findDeviceSession } from './find-device-session.ts';
import { guardDeviceCode, guardDeviceToken } from './guard-device.ts';
import { guardOidcStart, providerAway } from './guard-oidc.ts';
import { guardPassword } from './guard-password.ts';
import { guardReset, guardResetRequest } from './guard-reset.ts';
import { guardSignOut } from './guard-sign-out.ts';
import { guardApproval, guardDenial, guardUserCodeShown } from './guard-user-code.ts';
import { isForged } from './is-forged.ts';
import { answer } from './knock.ts';
import type { Guard, House } from './knock.ts';
import { openOidc } from './oidc.ts';
import type { ProviderState } from './oidc.ts';
import { readKnock } from './read-knock.ts';
import { resetLinkSender } from './send-reset-link.ts';
import { signInLog } from './sign-in-log.ts';
import { signInOptions } from './sign-in-options.ts';
import type { SignInOptions } from './sign-in.schema.ts';
import type { SignedIn } from './signed-in.ts';
import { touchSession } from './touch-session.ts';

/** People’s sign-in: by e-mail and password in a browser, by a code from a device. */
export interface SignIn {
  /** Answers a request below `/api/auth`. `from` is what the server knows of the caller, not what the caller says. Rejects when we fail. */
  handle(request: Request, from: RequestInfo): Promise<Response>;
  /** Whose session cookie this is; null without one that is live. Writes nothing but when it was last seen, once a minute. */
  person(headers: Headers): Promise<SignedIn | null>;
  /** Whose device session a bearer is; null for anything else. */
  device(bearer: string): Promise<SignedIn | null>;
  /** What a sign-in page offers. */
  options(): SignInOptions;
  /** How the company’s provider last answered; null without one. */
  provider(): Promise<ProviderState | null>;
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
  'POST /api/auth/sign-in/social': guardOidcStart,
  'GET /api/auth/callback/oidc': open,
  'POST /api/auth/device/code': guardDeviceCode,
  'POST /api/auth/device/token': guardDeviceToken,
  'GET /api/auth/device': guardUserCodeShown,
  'POST /api/auth/device/approve': guardApproval,
  'POST /api/auth/device/deny': guardDenial,
};

const oidcRoutes = new Set(['POST /api/auth/sign-in/social', 'GET /api/auth/callback/oidc']);

export async function openSignIn(
  config: Config,
  foundation: Foundation,
  sendResetLink = resetLinkSender(foundation),
): Promise<SignIn> {
  const pool = await servicePool(config.DATABASE_URL, 'keyfob_system', { searchPath: 'auth', max: 4 });
  const options = { ...signInOptions(config, foundation, pool, sendResetLink), logger: signInLog(config) };
  const auth = betterAuth(options);
  const oidc = openOidc(config, options);
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
    device: (bearer) => findDeviceSession(pool, foundation.ports.peppers, bearer),
    options: () => ({
      password: true,
      reset_by_mail: foundation.ports.mailer.kind === 'smtp',
      oidc: oidc && { name: oidc.name },
    }),
    provider: async () => (oidc ? oidc.state() : null),
    async handle(request, from) {
      const route = `${request.method} ${new URL(request.url).pathname}`;
      const guard = routes[route];
      if (!guard || (oidcRoutes.has(route) && !oidc)) return new Response(null, { status: 404 });
      const door = oidc && oidcRoutes.has(route) ? await oidc.door() : auth.handler;
      if (!door) return providerAway(config, request);
      const knock = await readKnock(request, from);
      if (knock instanceof Response) return knock;
      if (request.method === 'POST' && isForged(request.headers, options.trustedOrigins))
        return answer(403, 'INVALID_ORIGIN', 'This must come from a page of this service.');
      const headers = withRequestInfo(request.headers, from);
      if (request.method === 'POST') headers.set('content-type', 'application/json');
      return guard(house, knock, async (body = knock.body) => {
        const { method } = request;
        const inner = new Request(knock.url, {
          method,
          headers,
          ...(method === 'POST' && { body: JSON.stringify(body) }),
        });
        const response = await door(inner);
        const wait = response.headers.get('x-retry-after');
        if (wait !== null) response.headers.set('retry-after', wait);
        return response;
      });
    },
    close: () => pool.end(),
  };
}
