/** One spelling for all that reach the same account: case, width and invisible characters make no difference. */
export function normaliseEmail(email: unknown): string {
  if (typeof email !== 'string') return '';
  return email
    .normalize('NFKC')
    .replaceAll(/[\s\p{Cc}\p{Cf}]/gu, '')
    .toLowerCase();
}
