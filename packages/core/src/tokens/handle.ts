/**
 * What people read for a token: `<creator's e-mail, else external_id, else token name>_<last 8 of the id>`.
 * `id` is a UUID; the rest as stored.
 */
export function handle(token: {
  readonly creatorEmail: string | null;
  readonly creatorExternalId: string | null;
  readonly name: string;
  readonly id: string;
}): string {
  return `${token.creatorEmail ?? token.creatorExternalId ?? token.name}_${token.id.slice(-8)}`;
}
