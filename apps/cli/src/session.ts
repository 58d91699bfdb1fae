import { Keyfob } from '@keyfob/sdk';
import type { Me } from '@keyfob/sdk';
import type { Command } from 'commander';
import { confirm } from './confirm.ts';
import { findCredential } from './credentials/credential.ts';
import type { Credential } from './credentials/credential.ts';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { openOutput } from './output.ts';
import type { Output } from './output.ts';
import { fileHome } from './refresh/file-home.ts';
import { keepCurrentToken, warnOfEnd } from './refresh/keep-current.ts';
import { profileHome } from './refresh/profile-home.ts';
import type { RefreshHome } from './refresh/refresh-home.ts';
import { settleRefresh } from './refresh/settle-refresh.ts';
import { readSettings } from './settings.ts';
import type { Settings } from './settings.ts';
import { tellRequests } from './tell-requests.ts';
import { selectWorkspace } from './workspace.ts';

export interface SessionOptions {
  /** The command answers a token value, so `--output token` means something. */
  readonly answersValue?: boolean;
}

/** What a command works with that speaks for nobody. */
export interface OpenSession {
  readonly output: Output;
  readonly settings: Settings;
  readonly apiUrl: string;
  readonly keyfob: Keyfob;
  /** Asks before something that cannot be taken back; see `confirm.ts`. */
  readonly confirm: (question: string, options?: { force?: boolean }) => Promise<void>;
}

/** What a command works with that speaks for somebody. */
export interface Session extends OpenSession {
  readonly credential: Credential;
  /** Who that is; asked once. */
  readonly me: () => Promise<Me>;
  /** The workspace to work in, as an id or a slug: chosen, else the one of the access token. */
  readonly workspace: () => Promise<string>;
}

/** Opens what a command works with; throws `Authentication required` where there is no credential. */
export async function openSession(command: Command, options: SessionOptions = {}): Promise<Session> {
  const open = await openAnonymous(command, options);
  const { settings, output } = open;
  const found = await findCredential(settings);
  if (found === null) throw nobody(settings);
  const credential = await settled(settings, found, output);
  if (credential.source === '--token')
    output.warn(
      'a token on the command line stays in the shell’s history; use KEYFOB_TOKEN, or keyfob auth login --with-token',
    );
  const keyfob = openKeyfob(settings, credential.value);
  let asked: Promise<Me> | undefined;
  const me = () =>
    (asked ??= keyfob.readMe().then((found) => {
      const { token } = found;
      if (token !== null && !isKeptHere(credential)) warnOfEnd(output, token.expires_at, token.created_at);
      return found;
    }));
  return { ...open, credential, keyfob, me, workspace: () => selectWorkspace(settings, credential, me) };
}

/** Before a command runs: an interrupted refresh is settled, and a current token that ends soon is looked after. */
async function settled(settings: Settings, credential: Credential, output: Output): Promise<Credential> {
  if (credential.source === '--token' || credential.source === 'KEYFOB_TOKEN') return credential;
  const as = (value: string) => openKeyfob(settings, value);
  const session = credential.kind === 'session' ? credential.value : undefined;
  await settleRefresh(refreshHomeOf({ settings, credential }), as, output, session);
  if (isKeptHere(credential)) await keepCurrentToken(settings, as, output);
  return (await findCredential(settings)) ?? credential;
}

function isKeptHere({ source }: Credential): boolean {
  return source === 'keychain' || source === 'file';
}

/** Where the current token is and can be replaced: a token file, else the profile. */
export function refreshHomeOf({ settings, credential }: { settings: Settings; credential: Credential }): RefreshHome {
  const { tokenFile } = settings.environment;
  return credential.source === 'KEYFOB_TOKEN_FILE' && tokenFile !== undefined
    ? fileHome(tokenFile)
    : profileHome(settings, credential.source === 'keychain' ? 'keychain' : 'file');
}

/** The same without any credential: for what is asked before or without a sign-in. */
export async function openAnonymous(
  command: Command,
  { answersValue = false }: SessionOptions = {},
): Promise<OpenSession> {
  const settings = await readSettings(command);
  const { options, environment, apiUrl } = settings;
  return {
    output: openOutput(options, { color: environment.color, answersValue, usual: settings.config.output }),
    settings,
    apiUrl,
    keyfob: openKeyfob(settings),
    confirm: (question, more) => confirm(options, question, more),
  };
}

/** A client that speaks with `token`: an access token's value or a device's session. */
export function openKeyfob({ apiUrl, options }: Settings, token?: string): Keyfob {
  try {
    return new Keyfob({
      baseUrl: apiUrl,
      timeout: 10_000,
      ...(token && { token }),
      ...(options.verbose && { fetch: tellRequests }),
    });
  } catch (cause) {
    throw new Failure(`Not an address: ${apiUrl}`, {
      exitCode: exitCode.usage,
      cause,
      next: 'give one such as --api-url http://localhost:4600',
    });
  }
}

function nobody({ profile, apiUrl }: Settings): Failure {
  return new Failure('Authentication required', {
    exitCode: exitCode.authentication,
    cause: new Error(
      `profile ${profile} holds no credential for ${apiUrl}, and neither KEYFOB_TOKEN nor KEYFOB_TOKEN_FILE is set`,
    ),
    next: 'keyfob auth login',
  });
}
