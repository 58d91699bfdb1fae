import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestProvider } from '../../test/oidc-provider.ts';
import { openTestFoundation } from '../../test/test-foundation.ts';
import type { TestFoundation } from '../../test/test-foundation.ts';
import { ConfigError, loadConfig } from '../config.ts';
import { claimSetup } from '../setup/claim-setup.ts';
import { openSignIn } from './sign-in.ts';
import type { SignIn } from './sign-in.ts';

const ORIGIN = 'http://localhost:4600';
const email = 'owner@example.com';
const password = 'correct horse battery';
const from = () => ({ id: null, ip: '192.0.2.1' });

let foundation: TestFoundation;
beforeAll(async () => {
  foundation = await openTestFoundation({ KEYFOB_LOG_LEVEL: 'silent' });
  const input = { code: 'code', email, password, workspace_name: 'Main', starter_catalog: false };
  await claimSetup(foundation, 'code', input, { id: null, ip: null });
});
afterAll(() => foundation.close());

function start(door: SignIn): Promise<Response> {
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const body = JSON.stringify({ provider: 'oidc' });
  return door.handle(new Request(`${ORIGIN}/api/auth/sign-in/social`, { method: 'POST', headers, body }), from());
}

test('a provider that is away takes nobody’s password sign-in along, is reported, and is there again when it answers', async () => {
  const away = await openTestProvider();
  const config = loadConfig({
    DATABASE_URL: foundation.config.DATABASE_URL,
    KEYFOB_PEPPERS: foundation.config.KEYFOB_PEPPERS,
    KEYFOB_LOG_LEVEL: 'silent',
    KEYFOB_OIDC_ISSUER: away.issuer,
    KEYFOB_OIDC_CLIENT_ID: 'keyfob',
  });
  away.lies.discoveredIssuer = 'https://somebody.else.example';
  const misled = await openSignIn(config, foundation);
  expect(await misled.provider()).toBe('misconfigured');
  expect((await start(misled)).status).toBe(503);
  const asked = away.discoveries;
  for (let n = 0; n < 20; n += 1) await misled.provider();
  expect(away.discoveries).toBe(asked);
  await misled.close();

  await away.close();
  const alone = await openSignIn(config, foundation);
  expect(await alone.provider()).toBe('unreachable');
  expect(alone.options()).toEqual({ password: true, reset_by_mail: false, oidc: { name: 'single sign-on' } });
  const reply = await start(alone);
  expect([reply.status, reply.headers.get('retry-after')]).toEqual([503, '5']);
  const back = await alone.handle(new Request(`${ORIGIN}/api/auth/callback/oidc?code=x&state=y`), from());
  expect(back.headers.get('location')).toBe(`${ORIGIN}/sign-in?error=provider_unreachable`);
  const headers = { 'content-type': 'application/json', origin: ORIGIN };
  const body = JSON.stringify({ email: email, password });
  const withPassword = new Request(`${ORIGIN}/api/auth/sign-in/email`, { method: 'POST', headers, body });
  expect((await alone.handle(withPassword, from())).status).toBe(200);
  await alone.close();
});

test('without a provider there is no way to one', async () => {
  const plain = await openSignIn(foundation.config, foundation);
  expect((await start(plain)).status).toBe(404);
  expect(await plain.provider()).toBeNull();
  expect(plain.options().oidc).toBeNull();
  await plain.close();
  const half = {
    DATABASE_URL: 'x',
    KEYFOB_PEPPERS: foundation.config.KEYFOB_PEPPERS,
    KEYFOB_OIDC_ISSUER: 'https://x.example',
  };
  expect(() => loadConfig(half)).toThrow(ConfigError);
});
