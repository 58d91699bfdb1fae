import type { Core, RequestInfo } from '@keyfob/core';

/** Signs in as a browser does, and out again: the audit log keeps that it happened, and no session stays. */
export async function signInOnce(core: Core, email: string, password: string, from: RequestInfo): Promise<void> {
  const { origin } = new URL(core.config.KEYFOB_PUBLIC_URL);
  const post = async (path: string, body: object, cookie = ''): Promise<Response> => {
    const headers = { origin, cookie, 'content-type': 'application/json' };
    const request = new Request(`${origin}/api/auth/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
    const answer = await core.signIn.handle(request, from);
    if (!answer.ok) throw new Error(`${path} of ${email} answered ${answer.status}: ${await answer.text()}`);
    return answer;
  };
  const signedIn = await post('sign-in/email', { email, password });
  const cookie = signedIn.headers
    .getSetCookie()
    .map((line) => line.split(';', 1)[0])
    .join('; ');
  await post('sign-out', {}, cookie);
}
