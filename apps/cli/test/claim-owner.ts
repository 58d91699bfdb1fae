import { Keyfob } from '@keyfob/sdk';
import type { ApiRun } from '../../../infra/testing/run-api.ts';

/** Makes the first owner of a workspace `acme` with the sample catalog; answers a client that speaks for them. */
export async function claimOwner(api: ApiRun): Promise<Keyfob> {
  const person = { email: 'ada@example.com', password: 'correct horse battery' };
  const send = (at: string, body: object) =>
    fetch(api.url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: api.url },
      body: JSON.stringify(body),
    });
  await send('/v1/setup', { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: true });
  const signedIn = await send('/api/auth/sign-in/email', person);
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  return new Keyfob({
    baseUrl: api.url,
    fetch: (request, init) => {
      const asOwner = new Request(request, init);
      asOwner.headers.set('cookie', cookie);
      asOwner.headers.set('origin', api.url);
      return fetch(asOwner);
    },
  });
}
