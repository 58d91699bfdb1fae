import { createHash, generateKeyPairSync, randomUUID, sign } from 'node:crypto';
import { createServer } from 'node:http';
import type { IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

export interface TestProvider {
  issuer: string;
  clientId: string;
  clientSecret: string;
  /** Who signs in there next, and what the provider then says wrongly. */
  person: Record<string, unknown>;
  lies: { discoveredIssuer?: string; tokenIssuer?: string; nonce?: string; audience?: string; key?: 'another' };
  /** How often the discovery document was read. */
  discoveries: number;
  close(): Promise<void>;
}

const json = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** A small OpenID Connect provider that insists on PKCE (S256), the client’s secret, one-time codes and exact redirect URIs. */
export async function openTestProvider(): Promise<TestProvider> {
  const keys = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const codes = new Map<string, { query: URLSearchParams; person: Record<string, unknown> }>();
  const server = createServer((request, response) => {
    void answer(request).then(([status, body, headers = {}]) =>
      response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body)),
    );
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: TestProvider = {
    issuer,
    clientId: 'keyfob',
    clientSecret: 'a secret: with /reserved characters',
    person: {},
    lies: {},
    discoveries: 0,
    async close() {
      server.closeAllConnections();
      await new Promise((closed) => server.close(closed));
    },
  };
  return provider;

  async function answer(request: IncomingMessage): Promise<[number, object, Record<string, string>?]> {
    const url = new URL(request.url ?? '/', issuer);
    if (url.pathname === '/.well-known/openid-configuration') {
      provider.discoveries += 1;
      return [
        200,
        {
          issuer: provider.lies.discoveredIssuer ?? issuer,
          authorization_endpoint: `${issuer}/authorize`,
          token_endpoint: `${issuer}/token`,
          jwks_uri: `${issuer}/jwks`,
          id_token_signing_alg_values_supported: ['RS256'],
          response_types_supported: ['code'],
          subject_types_supported: ['public'],
        },
      ];
    }
    if (url.pathname === '/jwks') {
      return [200, { keys: [{ ...keys.publicKey.export({ format: 'jwk' }), kid: 'one', alg: 'RS256', use: 'sig' }] }];
    }
    if (url.pathname === '/authorize') {
      const query = url.searchParams;
      if (query.get('code_challenge_method') !== 'S256' || !query.get('nonce'))
        return [400, { error: 'invalid_request' }];
      const code = randomUUID();
      codes.set(code, { query, person: { ...provider.person } });
      const back = new URL(query.get('redirect_uri') ?? '');
      back.searchParams.set('code', code);
      back.searchParams.set('state', query.get('state') ?? '');
      back.searchParams.set('iss', issuer);
      return [302, {}, { location: back.href }];
    }
    if (url.pathname === '/token') return token(request, new URLSearchParams(await text(request)));
    return [404, {}];
  }

  function token(request: IncomingMessage, form: URLSearchParams): [number, object] {
    const asked = codes.get(form.get('code') ?? '');
    codes.delete(form.get('code') ?? '');
    const [id, secret] = Buffer.from(request.headers.authorization?.replace(/^Basic /, '') ?? '', 'base64')
      .toString()
      .split(':')
      .map((part) => decodeURIComponent(part.replaceAll('+', ' ')));
    if (id !== provider.clientId || secret !== provider.clientSecret) return [401, { error: 'invalid_client' }];
    const challenge = createHash('sha256')
      .update(form.get('code_verifier') ?? '')
      .digest('base64url');
    const right = asked?.query.get('code_challenge') === challenge;
    if (!right || asked.query.get('redirect_uri') !== form.get('redirect_uri'))
      return [400, { error: 'invalid_grant' }];
    const now = Math.floor(Date.now() / 1000);
    const claims = {
      iss: provider.lies.tokenIssuer ?? issuer,
      aud: provider.lies.audience ?? provider.clientId,
      nonce: provider.lies.nonce ?? asked.query.get('nonce'),
      iat: now,
      exp: now + 60,
      ...asked.person,
    };
    const signed = `${json({ alg: 'RS256', kid: 'one' })}.${json(claims)}`;
    const key = provider.lies.key === 'another' ? other.privateKey : keys.privateKey;
    const id_token = `${signed}.${sign('sha256', Buffer.from(signed), key).toString('base64url')}`;
    return [
      200,
      { access_token: randomUUID(), refresh_token: 'never kept', token_type: 'Bearer', expires_in: 60, id_token },
    ];
  }
}
