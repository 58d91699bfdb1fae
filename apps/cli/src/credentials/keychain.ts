const SERVICE = 'keyfob';

/** The system's keychain, or null where there is none: on a server, in a container, or without the native module. */
export async function openKeychain(account: string) {
  const entry = await import('@napi-rs/keyring').then(({ Entry }) => new Entry(SERVICE, account)).catch(() => null);
  if (entry === null) return null;
  return {
    read: (): string | null => entry.getPassword(),
    write: (secret: string): void => entry.setPassword(secret),
    remove: (): boolean => entry.deletePassword(),
  };
}
