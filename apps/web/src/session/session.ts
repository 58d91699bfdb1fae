import { strings } from '../strings.ts';

/** People’s sign-in, which is not part of the API: `/api/auth` speaks better-auth’s own routes. */
export class SessionError extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}

const messages: Record<string, string> = {
  INVALID_EMAIL_OR_PASSWORD: strings.signIn.wrong,
  INVALID_EMAIL: strings.signIn.wrong,
  INVALID_TOKEN: strings.reset.dead,
  PASSWORD_TOO_SHORT: strings.passwordTooShort,
  PASSWORD_TOO_LONG: strings.passwordTooLong,
};

async function call<Reply>(path: string, init?: RequestInit): Promise<Reply> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, init);
  } catch {
    throw new SessionError('OFFLINE', strings.offline);
  }
  const reply: unknown = await response.json().catch(() => ({}));
  // What better-auth itself answers; nothing else writes these routes.
  if (response.ok) return reply as Reply;
  if (response.status === 429) throw new SessionError('TOO_MANY', strings.signIn.tooMany);
  const { code = 'UNKNOWN', error } = reply as { code?: string; error?: string };
  if (error !== undefined && path.startsWith('device')) throw new SessionError('DEAD_CODE', strings.device.dead);
  throw new SessionError(code, messages[code] ?? strings.unnamedError(response.status));
}

export const authGet = <Reply>(path: string) => call<Reply>(path);

export const authPost = (path: string, body: object) =>
  call<void>(path, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });

export const signIn = (email: string, password: string) => authPost('sign-in/email', { email, password });
export const signOut = () => authPost('sign-out', {});
export const requestReset = (email: string) => authPost('request-password-reset', { email });
export const resetPassword = (token: string, newPassword: string) => authPost('reset-password', { token, newPassword });

/** Keeps a session that is in use alive: the answer renews its cookie once a day. */
export const renewSession = () => fetch('/api/auth/get-session').catch(() => undefined);
