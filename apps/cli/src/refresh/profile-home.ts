import path from 'node:path';
import { placeName } from '../credentials/credential-store.ts';
import type { StoragePlace } from '../credentials/credential-store.ts';
import { asStored } from '../credentials/store-token.ts';
import type { StoredCredential } from '../credentials/stored-credential.ts';
import type { Settings } from '../settings.ts';
import type { RefreshHome } from './refresh-home.ts';

/** The current token of the profile, in the keychain or the file; the journal is part of the same record. */
export function profileHome({ store, profile, apiUrl, environment }: Settings, place: StoragePlace): RefreshHome {
  const change = async (next: (before: StoredCredential) => StoredCredential) => {
    const stored = await store.read(profile);
    if (stored !== null) await store.write(profile, next(stored.credential));
  };
  return {
    place: `${placeName(place)} (profile ${profile})`,
    lock: path.join(environment.configDir, `refresh-${profile}.lock`),
    async read() {
      const stored = await store.read(profile);
      if (stored?.credential.api_url !== apiUrl || stored.credential.token === undefined) return null;
      return { value: stored.credential.token.value, pending: stored.credential.refresh ?? null };
    },
    begin: (refresh) => change((before) => ({ ...before, refresh })),
    replace: ({ token, value }) =>
      change((before) => ({ ...before, token: asStored(token, value, before.token?.workspace ?? null) })),
    end: () => change(({ refresh: _refresh, ...before }) => before),
  };
}
