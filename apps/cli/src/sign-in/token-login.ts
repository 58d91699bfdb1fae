import { parseTokenValue } from '@keyfob/sdk';
import { asStored } from '../credentials/store-token.ts';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import { openKeyfob } from '../session.ts';
import type { Settings } from '../settings.ts';
import type { SignedIn } from './signed-in.ts';

/** Signs in with an access token, which must work now. */
export async function signInByToken(settings: Settings, value: string): Promise<SignedIn> {
  const { token, workspaces } =
    parseTokenValue(value) === null ? { token: null, workspaces: [] } : await openKeyfob(settings, value).readMe();
  if (token === null)
    throw new Failure('Invalid token', {
      exitCode: exitCode.authentication,
      cause: new Error('this is not the value of an access token, or it has a typing error'),
      next: 'copy the value again; a lost one cannot be shown again, so create another: keyfob token create',
    });
  const [own] = workspaces.map(({ slug }) => slug);
  return {
    kind: 'token',
    name: `token ${token.name}`,
    workspaces: own === undefined ? [] : [own],
    credential: { api_url: settings.apiUrl, token: asStored(token, value, own ?? null) },
  };
}
