import type { BetterAuthOptions } from 'better-auth';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Foundation } from '../transaction.ts';
import { admitOidcPerson, beforeAccountLinked } from './admit-oidc-person.ts';
import { beforeSession } from './before-session.ts';
import { CLIENT_IP, requestInfoOf } from './client-headers.ts';
import { devicePlugin } from './device-plugin.ts';
import { forgetPasswordTries } from './guard-password.ts';
import { hashPassword, verifyPassword } from './password-hashing.ts';
import { recordForPerson } from './record-sign-in.ts';
import type { SendResetLink } from './send-reset-link.ts';
import { signInSecrets } from './sign-in-secrets.ts';
import { signInTables } from './sign-in-tables.ts';

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
      password: { hash: hashPassword, verify: verifyPassword },
      revokeSessionsOnPasswordReset: true,
      async sendResetPassword({ user, token }) {
        if (!(await hasPassword(pool, user.id))) return;
        // The token follows `#`, so it reaches no server log on its way.
        await sendResetLink({ userId: user.id, email: user.email }, `${config.KEYFOB_PUBLIC_URL}/reset#token=${token}`);
      },
      async onPasswordReset({ user }, request) {
        // Every other link that was sent before is as used up as this one.
        await pool.query('delete from verification where value = $1', [user.id]);
        // It came by the mailbox, or an operator answers for it; whoever set the former password is out, with their sessions.
        await pool.query('update "user" set "emailVerified" = true where id = $1', [user.id]);
        await forgetPasswordTries({ foundation }, user.email);
        await recordForPerson(foundation, {
          action: 'person.password_reset',
          person: { userId: user.id, email: user.email },
          request: requestInfoOf(request?.headers),
        });
      },
    },
    plugins: [devicePlugin(config.KEYFOB_PUBLIC_URL)],
    databaseHooks: {
      session: { create: { before: beforeSession(foundation) } },
      account: { create: { before: beforeAccountLinked(foundation, pool) } },
    },
    user: { validateUserInfo: admitOidcPerson(config, foundation) },
    account: {
      updateAccountOnSignIn: false,
      // Instead, an unproven password ends as an account is linked: see `beforeAccountLinked`.
      accountLinking: { enabled: true, trustedProviders: [], requireLocalEmailVerified: false },
    },
    rateLimit: {
      ...signInTables.rateLimit,
      enabled: true,
      // Those that a guard of ours counts, in tries and not in requests.
      customRules: {
        '/sign-in/email': false,
        '/request-password-reset': false,
        '/reset-password': false,
        '/device': false,
        '/device/approve': false,
        '/device/deny': false,
        '/sign-in/social': { window: 60, max: 60 },
        '/device/code': { window: 60, max: 30 },
      },
    },
    // A failure of ours reaches the caller of `handle`; what the client did wrong is still answered.
    onAPIError: { throw: true, errorURL: `${config.KEYFOB_PUBLIC_URL}/sign-in` },
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

/** Who signs in at the provider alone gets no password by mail: it would be a way in that the provider could not close. */
async function hasPassword(pool: Pool, userId: string): Promise<boolean> {
  const { rowCount } = await pool.query(`select 1 from account where "userId" = $1 and "providerId" = 'credential'`, [
    userId,
  ]);
  return rowCount === 1;
}

/** A service on this machine is reached by any of its loopback names. */
function namesOf(origin: string): string[] {
  const names = ['localhost', '127.0.0.1', '[::1]'];
  const url = new URL(origin);
  if (!names.includes(url.hostname)) return [origin];
  return names.map((name) => `${url.protocol}//${name}${url.port && `:${url.port}`}`);
}
