import { setTimeout as sleep } from 'node:timers/promises';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { openKeyfob } from '../session.ts';
import type { OpenSession } from '../session.ts';
import { openBrowser } from './open-browser.ts';
import { postForm } from './post-form.ts';
import type { SignedIn } from './signed-in.ts';

const CLIENT = 'keyfob-cli';
const GRANT = 'urn:ietf:params:oauth:grant-type:device_code';

interface DeviceCode {
  readonly device_code: string;
  readonly user_code: string;
  readonly verification_uri: string;
  readonly verification_uri_complete: string;
  readonly expires_in: number;
  readonly interval: number;
}

interface DeviceToken {
  readonly access_token: string;
  readonly expires_in: number;
}

/** Device login (RFC 8628): a person approves a code in a browser, here or anywhere, and this program is signed in as them. */
export async function signInByDevice({ settings, output }: OpenSession): Promise<SignedIn> {
  const { apiUrl, environment } = settings;
  const reply = await postForm(apiUrl, '/api/auth/device/code', { client_id: CLIENT });
  const begun = reply as unknown as DeviceCode; // RFC 8628 §3.2
  output.tell(`Your code: ${begun.user_code}`);
  output.tell(`Open ${begun.verification_uri} and enter it, or open ${begun.verification_uri_complete}`);
  if (process.stderr.isTTY && environment.hasDesktop) openBrowser(begun.verification_uri_complete, environment.browser);
  const { access_token: value, expires_in } = await untilDecided(apiUrl, begun);
  const { person, workspaces } = await openKeyfob(settings, value).readMe();
  const email = person?.email ?? '';
  const expires_at = new Date(Date.now() + expires_in * 1000).toISOString();
  return {
    kind: 'person',
    name: email,
    workspaces: workspaces.map(({ slug }) => slug),
    credential: { api_url: apiUrl, session: { value, email, expires_at } },
  };
}

/** Polls as often as it may; `slow_down` adds five seconds for good (RFC 8628 §3.5). */
async function untilDecided(apiUrl: string, { device_code, expires_in, interval }: DeviceCode): Promise<DeviceToken> {
  let pause = interval;
  for (let waited = 0; waited < expires_in; waited += pause) {
    await sleep(pause * 1000);
    const reply = await postForm(apiUrl, '/api/auth/device/token', {
      client_id: CLIENT,
      grant_type: GRANT,
      device_code,
    });
    if (reply['access_token'] !== undefined) return reply as unknown as DeviceToken; // RFC 6749 §5.1
    if (reply['error'] === 'slow_down') pause += 5;
    else if (reply['error'] !== 'authorization_pending') throw refused(String(reply['error']));
  }
  throw refused('expired_token');
}

function refused(error: string): Failure {
  const reason = {
    access_denied: 'the sign-in was denied in the browser',
    expired_token: 'nobody approved the code in time',
  }[error];
  return new Failure('Authentication required', {
    exitCode: exitCode.authentication,
    cause: new Error(reason ?? `the service answered ${error}`),
    next: 'keyfob auth login',
  });
}
