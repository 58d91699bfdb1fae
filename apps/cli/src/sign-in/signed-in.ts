import type { StoredCredential } from '../credentials/stored-credential.ts';

/** Who was signed in, and what to keep of it. */
export interface SignedIn {
  readonly kind: 'person' | 'token';
  readonly name: string;
  readonly workspaces: readonly string[];
  readonly credential: StoredCredential;
}
