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

async function post(path: string, body: object): Promise<void> {
  let response: Response;
  try {
    response = await fetch(`/api/auth/${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
  } catch {
    throw new SessionError('OFFLINE', strings.offline);
  }
  if (response.ok) return;
  if (response.status === 429) throw new SessionError('TOO_MANY', strings.signIn.tooMany);
  const { code = 'UNKNOWN' } = (await response.json().catch(() => ({}))) as { code?: string };
  throw new SessionError(code, messages[code] ?? strings.unnamedError(response.status));
}

export const signIn = (email: string, password: string) => post('sign-in/email', { email, password });
export const signOut = () => post('sign-out', {});
export const requestReset = (email: string) => post('request-password-reset', { email });
export const resetPassword = (token: string, newPassword: string) => post('reset-password', { token, newPassword });

/** Keeps a session that is in use alive: the answer renews its cookie once a day. */
export const renewSession = () => fetch('/api/auth/get-session').catch(() => undefined);
