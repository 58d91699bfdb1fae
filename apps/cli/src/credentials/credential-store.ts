import path from 'node:path';
import { Failure } from '../failure.ts';
import { openKeychain } from './keychain.ts';
import { ensurePrivateFolder, readPrivateFile, writePrivateFile } from './private-file.ts';
import type { StoredCredential } from './stored-credential.ts';

/** Profile → what it holds; a profile whose secrets are in the keychain has only a mark here. */
type CredentialFile = Record<string, StoredCredential | { readonly in: 'keychain' }>;

export type StoragePlace = 'keychain' | 'file';

export function placeName(place: StoragePlace): string {
  return place === 'keychain' ? 'the keychain' : 'a file that only you can read';
}

/** The one place where secrets are kept: the system's keychain where it works, else a file that only its owner can read. */
export class CredentialStore {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = path.join(folder, 'credentials.json');
  }

  async read(profile: string): Promise<{ place: StoragePlace; credential: StoredCredential } | null> {
    const found = (await this.#load())[profile];
    if (found === undefined) return null;
    if (!('in' in found)) return { place: 'file', credential: found };
    const text = (await openKeychain(profile))?.read();
    if (text) return { place: 'keychain', credential: JSON.parse(text) as StoredCredential };
    throw new Failure(`The keychain does not give out the credential of profile ${profile}`, {
      next: 'unlock the keychain, or sign in again: keyfob auth login',
    });
  }

  /** Every profile that holds something. */
  async profiles(): Promise<string[]> {
    return Object.keys(await this.#load());
  }

  /** Where it was kept before it stays, else the keychain is tried first; `insecure` means the file without trying. */
  async write(profile: string, credential: StoredCredential, { insecure = false } = {}): Promise<StoragePlace> {
    await ensurePrivateFolder(this.#folder);
    const file = await this.#load();
    const before = file[profile];
    const tryKeychain = !insecure && (before === undefined || 'in' in before);
    if (tryKeychain && (await wroteToKeychain(profile, JSON.stringify(credential)))) {
      if (before === undefined) await this.#save({ ...file, [profile]: { in: 'keychain' } });
      return 'keychain';
    }
    await this.#save({ ...file, [profile]: credential });
    if (before !== undefined && 'in' in before) await removeFromKeychain(profile);
    return 'file';
  }

  async remove(profile: string): Promise<void> {
    const { [profile]: before, ...others } = await this.#load();
    if (before === undefined) return;
    await this.#save(others);
    if ('in' in before) await removeFromKeychain(profile);
  }

  async #load(): Promise<CredentialFile> {
    const text = readPrivateFile(this.#file);
    if (text === null) return {};
    try {
      return JSON.parse(text) as CredentialFile;
    } catch (cause) {
      throw new Failure(`${this.#file} is damaged`, { cause, next: `delete it and sign in again: keyfob auth login` });
    }
  }

  #save(file: CredentialFile): Promise<void> {
    return writePrivateFile(this.#file, `${JSON.stringify(file, null, 2)}\n`);
  }
}

async function wroteToKeychain(profile: string, secret: string): Promise<boolean> {
  try {
    const keychain = await openKeychain(profile);
    keychain?.write(secret);
    // A keychain may take what it will not give back later, e.g. that of a session without a login.
    return keychain?.read() === secret;
  } catch {
    return false;
  }
}

async function removeFromKeychain(profile: string): Promise<void> {
  try {
    (await openKeychain(profile))?.remove();
  } catch {
    // Locked or gone: nothing points at the entry any more.
  }
}
