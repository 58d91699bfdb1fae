import type { BetterAuthOptions } from 'better-auth';
import type { Pool } from 'pg';
import type { RequestInfo } from '../actor.ts';
import type { Config } from '../config.ts';
import type { Foundation } from '../transaction.ts';
import { recordSignIn } from './record-sign-in.ts';
import { signInSecrets } from './sign-in-secrets.ts';
import { signInTables } from './sign-in-tables.ts';

/** Set by us from the connection, after removing whatever a client sent under these names. */
export const CLIENT_IP = 'x-keyfob-client-ip';
export const REQUEST_ID = 'x-keyfob-request-id';

const requestInfo = (headers: Headers | undefined): RequestInfo => ({
  id: headers?.get(REQUEST_ID) ?? null,
  ip: headers?.get(CLIENT_IP) ?? null,
});

/** Gives a person the link that sets a new password; it works once, for an hour. */
export type SendResetLink = (email: string, link: string) => Promise<void>;

export function signInOptions(config: Config, foundation: Foundation, pool: Pool, sendResetLink: SendResetLink) {
  const origin = new URL(config.KEYFOB_PUBLIC_URL).origin;
  const https = origin.startsWith('https:');
  return {
    ...signInTables,
    baseURL: origin,
    basePath: '/api/auth',
    trustedOrigins: namesOf(origin),
    secrets: signInSecrets(foundation.ports.peppers),
    database: pool,
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: 12,
      maxPasswordLength: 128,
      revokeSessionsOnPasswordReset: true,
      // The token follows `#`, so it reaches no server log on its way.
      sendResetPassword: ({ user, token }) =>
        sendResetLink(user.email, `${config.KEYFOB_PUBLIC_URL}/reset#token=${token}`),
      async onPasswordReset({ user }, request) {
        // Every other link that was sent before is as used up as this one.
        await pool.query('delete from verification where value = $1', [user.id]);
        await recordSignIn(
          foundation,
          'person.password_reset',
          { userId: user.id, email: user.email },
          requestInfo(request?.headers),
        );
      },
    },
    databaseHooks: {
      session: {
        create: {
          async before(session, endpoint) {
            const person = await endpoint?.context.internalAdapter.findUserById(session.userId);
            if (!person) return false;
            const request = requestInfo(endpoint?.request?.headers);
            await recordSignIn(foundation, 'person.signed_in', { userId: person.id, email: person.email }, request);
            return undefined;
          },
        },
      },
    },
    rateLimit: {
      ...signInTables.rateLimit,
      enabled: true,
      // better-auth’s own rate of 18 a minute and address, but a person may use it in one go.
      customRules: { '/sign-in/email': { window: 60, max: 18 } },
    },
    // A failure of ours reaches the caller of `handle`; what the client did wrong is still answered.
    onAPIError: { throw: true },
    advanced: {
      ...signInTables.advanced,
      cookiePrefix: https ? '__Host-keyfob' : 'keyfob',
      useSecureCookies: false,
      defaultCookieAttributes: { httpOnly: true, sameSite: 'lax', secure: https, path: '/' },
      ipAddress: { ipAddressHeaders: [CLIENT_IP] },
      disableCSRFCheck: false,
      disableOriginCheck: false,
    },
  } satisfies BetterAuthOptions;
}

/** A service on this machine is reached by any of its loopback names. */
function namesOf(origin: string): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  const url = new URL(origin);
  if (!names.includes(url.hostname)) return [origin];
  return names.map((name) => `${url.protocol}//${name}${url.port && `:${url.port}`}`);
}
