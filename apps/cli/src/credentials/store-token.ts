import type { Token } from '@keyfob/sdk';
import type { Settings } from '../settings.ts';
import type { StoragePlace } from './credential-store.ts';
import type { StoredCredential, StoredToken } from './stored-credential.ts';

/** Makes a token the current one of the profile; a person's session of the same installation stays beside it. */
export async function storeToken(
  settings: Settings,
  token: Token,
  value: string,
  workspace: string | null,
  { insecureStorage = false }: { insecureStorage?: boolean } = {},
): Promise<StoragePlace> {
  const before = await readStored(settings);
  const current = asStored(token, value, workspace);
  const credential = { ...(before?.session && { session: before.session }), api_url: settings.apiUrl, token: current };
  return settings.store.write(settings.profile, credential, { insecure: insecureStorage });
}

/** What the profile holds for this very address. */
export async function readStored({ store, profile, apiUrl }: Settings): Promise<StoredCredential | null> {
  const stored = await store.read(profile);
  return stored?.credential.api_url === apiUrl ? stored.credential : null;
}

export function asStored(token: Token, value: string, workspace: string | null): StoredToken {
  const { id, expires_at, refreshable } = token;
  return { value, id, workspace, expires_at, refreshable, kept_at: new Date().toISOString() };
}

/** Takes the current token away, e.g. because it was revoked. */
export async function forgetToken({ store, profile }: Settings, id: string): Promise<void> {
  const stored = await store.read(profile);
  if (stored?.credential.token?.id !== id) return;
  const { token: _token, refresh: _refresh, ...rest } = stored.credential;
  if (rest.session === undefined) await store.remove(profile);
  else await store.write(profile, rest);
}
