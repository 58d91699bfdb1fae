import { betterAuth } from 'better-auth';
import type { BetterAuthOptions } from 'better-auth';
import { genericOAuth } from 'better-auth/plugins';
import { z } from 'zod';
import type { Config } from '../config.ts';

/** `misconfigured`: what answers at the issuer’s address says that it is another one (OpenID Connect Discovery 1.0 §4.3). */
export type ProviderState = 'ok' | 'unreachable' | 'misconfigured';

/** As it is in the address the provider sends people back to: `/api/auth/callback/oidc`. */
export const PROVIDER = 'oidc';

const ANSWERS_WITHIN_MS = 3000;
/** How long an answer counts: nobody’s probe of ours becomes a load on the provider. */
const FRESH_MS = { ok: 30_000, other: 5000 };

const Discovery = z.object({
  issuer: z.string(),
  token_endpoint_auth_methods_supported: z.array(z.string()).default(['client_secret_basic']),
});

type Door = (request: Request) => Promise<Response>;

/** The company’s OpenID Connect provider. */
export interface Oidc {
  name: string;
  /** How it last answered, asked again when that was a while ago. */
  state(): Promise<ProviderState>;
  /** Sign-in that knows the provider; null while it does not answer as configured. Passwords never wait for it. */
  door(): Promise<Door | null>;
}

export function openOidc(config: Config, options: BetterAuthOptions): Oidc | null {
  const { KEYFOB_OIDC_ISSUER: issuer, KEYFOB_OIDC_CLIENT_ID: clientId = '' } = config;
  if (issuer === undefined) return null;
  const discoveryUrl = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  let seen: { state: ProviderState; basic: boolean; until: number } | undefined;
  let asking: Promise<NonNullable<typeof seen>> | undefined;
  let opened: Promise<Door> | undefined;

  async function ask(): Promise<NonNullable<typeof seen>> {
    const answer = await discover(discoveryUrl);
    const state = answer === null ? 'unreachable' : answer.issuer === issuer ? 'ok' : 'misconfigured';
    const basic = answer?.token_endpoint_auth_methods_supported.includes('client_secret_basic') ?? true;
    return { state, basic, until: performance.now() + (state === 'ok' ? FRESH_MS.ok : FRESH_MS.other) };
  }

  async function look(): Promise<NonNullable<typeof seen>> {
    if (seen && performance.now() < seen.until) return seen;
    asking ??= ask().finally(() => (asking = undefined));
    seen = await asking;
    return seen;
  }

  async function open(basic: boolean): Promise<Door> {
    const provider = genericOAuth({
      config: [
        {
          providerId: PROVIDER,
          name: config.KEYFOB_OIDC_NAME,
          discoveryUrl,
          clientId,
          ...(config.KEYFOB_OIDC_CLIENT_SECRET !== undefined && {
            clientSecret: config.KEYFOB_OIDC_CLIENT_SECRET,
            authentication: basic ? 'basic' : 'post',
          }),
          scopes: config.KEYFOB_OIDC_SCOPES,
          pkce: true,
          requireIdTokenVerification: true,
        },
      ],
    });
    const auth = betterAuth({ ...options, plugins: [...(options.plugins ?? []), provider] });
    const { socialProviders } = await auth.$context;
    const found = socialProviders.find(({ id }) => id === PROVIDER);
    if (found?.issuer !== issuer) throw new Error('the OIDC provider no longer answers as its issuer');
    return auth.handler;
  }

  return {
    name: config.KEYFOB_OIDC_NAME,
    state: async () => (await look()).state,
    async door() {
      const { state, basic } = await look();
      if (state !== 'ok') return null;
      opened ??= open(basic);
      return opened.catch(() => {
        opened = undefined;
        return null;
      });
    },
  };
}

async function discover(url: string): Promise<z.infer<typeof Discovery> | null> {
  try {
    const reply = await fetch(url, { signal: AbortSignal.timeout(ANSWERS_WITHIN_MS) });
    return reply.ok ? Discovery.parse(await reply.json()) : null;
  } catch {
    return null;
  }
}
