import { parseTokenValue } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Settings } from '../settings.ts';
import { readTokenFile } from './token-file.ts';

/** What speaks for the caller, and where it comes from. */
export interface Credential {
  readonly source: '--token' | 'KEYFOB_TOKEN' | 'KEYFOB_TOKEN_FILE' | 'keychain' | 'file';
  readonly kind: 'token' | 'session';
  readonly value: string;
  /** Of a token that is kept here: the one workspace it belongs to. */
  readonly workspace?: string | null;
}

/**
 * The first that there is: flag, `KEYFOB_TOKEN`, `KEYFOB_TOKEN_FILE` (read anew each time), then what the profile holds for
 * this very address: a person's session before a token. Null: none at all.
 */
export async function findCredential(settings: Settings): Promise<Credential | null> {
  const { environment, options, store, profile, apiUrl } = settings;
  if (options.token !== undefined) return token('--token', options.token);
  if (environment.token !== undefined) return token('KEYFOB_TOKEN', environment.token);
  if (environment.tokenFile !== undefined)
    return { source: 'KEYFOB_TOKEN_FILE', kind: 'token', value: await readTokenFile(environment.tokenFile) };
  const stored = await store.read(profile);
  // A credential goes to the installation that gave it out and to no other.
  if (stored === null || stored.credential.api_url !== apiUrl) return null;
  const { session, token: current } = stored.credential;
  const source = stored.place;
  if (session !== undefined) return { source, kind: 'session', value: session.value };
  return current === undefined ? null : { source, kind: 'token', value: current.value, workspace: current.workspace };
}

function token(source: '--token' | 'KEYFOB_TOKEN', given: string): Credential {
  const value = given.trim();
  if (parseTokenValue(value) !== null) return { source, kind: 'token', value };
  throw new Failure('Invalid token', {
    exitCode: exitCode.authentication,
    cause: new Error(`${source} does not hold a token value, or holds one with a typing error`),
    next:
      source === 'KEYFOB_TOKEN'
        ? 'copy the value again; the path of a token file goes into KEYFOB_TOKEN_FILE'
        : 'copy the value again, or sign in: keyfob auth login',
  });
}
