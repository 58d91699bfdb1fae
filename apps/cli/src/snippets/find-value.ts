import { findCredential } from '../credentials/credential.ts';
import { readStored } from '../credentials/store-token.ts';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Settings } from '../settings.ts';

/** The value that a snippet may hold: of the access token in use. A person's session is no token and stays here. */
export async function findValue(settings: Settings): Promise<string> {
  const credential = await findCredential(settings);
  if (credential?.kind === 'token') return credential.value;
  const kept = (await readStored(settings))?.token?.value;
  if (kept !== undefined) return kept;
  throw new Failure('There is no access token to write', {
    exitCode: exitCode.authentication,
    cause: new Error(credential ? 'you are signed in as a person, whose session is no token' : 'you are not signed in'),
    next: 'keyfob token create --name NAME --save, or set KEYFOB_TOKEN',
  });
}
