import { Keyfob } from '@keyfob/sdk';
import { runApi } from '../../../infra/testing/run-api.ts';

const person = { email: 'ada@example.com', password: 'correct horse battery' };

/** A live API with a workspace, and a token of it that may do everything there. */
export async function openWorkspace() {
  const api = await runApi();
  const post = async (at: string, body: unknown, cookie = '') => {
    const headers = { 'content-type': 'application/json', cookie, origin: api.url };
    const reply = await fetch(api.url + at, { method: 'POST', headers, body: JSON.stringify(body) });
    if (!reply.ok) throw new Error(`${at}: ${await reply.text()}`);
    return reply;
  };
  await post('/v1/setup', { ...person, code: api.setupCode, workspace_name: 'Acme', starter_catalog: true });
  const { headers } = await post('/api/auth/sign-in/email', person);
  const cookie = headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const made = await post('/v1/workspaces/acme/tokens', { kind: 'workspace', role: 'owner', name: 'terminal' }, cookie);
  const { value } = (await made.json()) as { value: string };
  return {
    api,
    value,
    keyfob: new Keyfob({ baseUrl: api.url, token: value }),
    [Symbol.asyncDispose]: () => api[Symbol.asyncDispose](),
  };
}
