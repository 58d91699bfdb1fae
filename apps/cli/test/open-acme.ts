import { Keyfob } from '@keyfob/sdk';
import { runApi } from '../../../infra/testing/run-api.ts';
import { runCli } from './run-cli.ts';

/** A live API with the workspace `acme`, and the program signed in as a token that holds everything of it. */
export async function openAcme({ starterCatalog = false } = {}) {
  const api = await runApi();
  const person = { email: 'ada@example.com', password: 'correct horse battery' };
  const visitor = new Keyfob({ baseUrl: api.url });
  await visitor.claimSetup({
    ...person,
    code: api.setupCode,
    workspace_name: 'Acme',
    starter_catalog: starterCatalog,
  });
  const signedIn = await fetch(`${api.url}/api/auth/sign-in/email`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin: api.url },
    body: JSON.stringify(person),
  });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const issued = await fetch(`${api.url}/v1/workspaces/acme/tokens`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie, origin: api.url },
    body: JSON.stringify({ kind: 'workspace', name: 'root', role: 'owner', expires_in: '1y' }),
  });
  const { value } = (await issued.json()) as { value: string };
  return {
    api,
    value,
    keyfob: new Keyfob({ baseUrl: api.url, token: value }),
    env: { KEYFOB_API_URL: api.url, KEYFOB_TOKEN: value },
    run: (args: readonly string[], more: Record<string, string> = {}) =>
      runCli(args, { KEYFOB_API_URL: api.url, KEYFOB_TOKEN: value, ...more }),
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
