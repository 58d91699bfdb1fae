import type { BetterAuthOptions } from 'better-auth';
import type { Pool } from 'pg';
import type { Config } from '../config.ts';
import type { Foundation } from '../transaction.ts';
import { requestInfoOf } from './client-headers.ts';
import { PROVIDER } from './oidc.ts';
import { recordForPerson } from './record-sign-in.ts';

type Validate = NonNullable<NonNullable<BetterAuthOptions['user']>['validateUserInfo']>;
type Hooks = NonNullable<NonNullable<BetterAuthOptions['databaseHooks']>['account']>;
type BeforeCreate = NonNullable<NonNullable<Hooks['create']>['before']>;

/**
 * Whom the provider may bring in. An e-mail counts only if the provider has verified it: it is what links a person here with one
 * there. Somebody new needs an e-mail of an allowed domain, or an invitation; a link once made holds by the provider’s own id.
 */
export function admitOidcPerson(config: Config, foundation: Foundation): Validate {
  const domains = new Set(config.KEYFOB_OIDC_ALLOWED_DOMAINS.map((domain) => domain.toLowerCase()));
  return async ({ user, source }) => {
    if (source.action === 'sign-in') return undefined;
    if (user.emailVerified !== true) return { error: 'email_not_verified' };
    if (source.action === 'link-account') return undefined;
    const email = String(user.email).toLowerCase();
    if (domains.has(email.slice(email.lastIndexOf('@') + 1))) return undefined;
    return (await isInvited(foundation, email)) ? undefined : { error: 'not_invited' };
  };
}

async function isInvited({ systemPool, clock }: Foundation, email: string): Promise<boolean> {
  const { rowCount } = await systemPool.query(
    `select 1 from keyfob.invitation where email = $1 and accepted_at is null and revoked_at is null
       and expires_at > clock_timestamp() + $2::float8 * interval '1 millisecond' limit 1`,
    [email, clock.offsetMs],
  );
  return rowCount === 1;
}

/**
 * Before a person and their account at the provider become one. Whoever set a password under an e-mail that nobody had proven
 * may be somebody else: that password and its sessions end here. We keep none of the provider’s tokens.
 */
export function beforeAccountLinked(foundation: Foundation, pool: Pool): BeforeCreate {
  return async (account, endpoint) => {
    if (account.providerId !== PROVIDER) return undefined;
    const person = await endpoint?.context.internalAdapter.findUserById(account.userId);
    if (!person) return false;
    const unproven = !person.emailVerified;
    await recordForPerson(foundation, {
      action: 'person.oidc_linked',
      person: { userId: person.id, email: person.email },
      after: { password_removed: unproven },
      request: requestInfoOf(endpoint?.request?.headers),
    });
    if (unproven) {
      await pool.query(`delete from account where "userId" = $1 and "providerId" = 'credential'`, [person.id]);
      await pool.query('delete from session where "userId" = $1', [person.id]);
    }
    return { data: { accessToken: null, refreshToken: null, idToken: null } };
  };
}
