import fs from 'node:fs';
import { people, workspace } from '../demo/people.ts';

/** A token of the demo’s owner for the pictures; what they make is gone with it. */
export async function terminalToken(url: string, passwordFile: string): Promise<{ value: string } & AsyncDisposable> {
  const password = fs.readFileSync(passwordFile, 'utf8').trim();
  const [owner] = people;
  const send = (at: string, cookie: string, body: unknown) =>
    fetch(url + at, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: url, cookie },
      body: JSON.stringify(body),
    });
  const signedIn = await send('/api/auth/sign-in/email', '', { email: owner?.email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((one) => one.split(';', 1)[0])
    .join('; ');
  const tokens = `/v1/workspaces/${workspace.slug}/tokens`;
  const made = await send(tokens, cookie, { name: 'terminal', kind: 'workspace', role: 'owner', expires_in: '24h' });
  if (!made.ok) throw new Error(`no token for the pictures: ${await made.text()}`);
  const { token, value } = (await made.json()) as { token: { id: string }; value: string };
  return {
    value,
    async [Symbol.asyncDispose]() {
      await fetch(`${url}${tokens}/${token.id}`, { method: 'DELETE', headers: { origin: url, cookie } });
    },
  };
}
