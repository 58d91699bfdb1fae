/** A role that is given no name is called by its key: `release-manager` → Release manager. */
export function nameFor(key: string): string {
  const words = key.replaceAll(/[-_]/g, ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
