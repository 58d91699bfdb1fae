/** What a server answers is kept this long in a line of a log. */
const MOST = 500;

/** What a mail server said, as it may be logged: it may quote whom we write to, and a link out of the letter, which lets its reader in. */
export function loggable(trouble: string): string {
  return trouble
    .slice(0, MOST)
    .replaceAll(/\bhttps?:\S+/gi, '[link]')
    .replaceAll(/[^\s<>()[\]"',;:@]+@[^\s<>()[\]"',;:]+/g, '[address]');
}
