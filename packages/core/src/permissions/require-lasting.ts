import type { HomeContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';
import type { TokenRow } from '../tokens/token.entity.ts';

/**
 * What stays, gives somebody more or goes on telling is not made from break-glass, nor by a token that was made from it.
 * @throws KeyfobError permission_denied.
 */
export function requireLasting(ctx: HomeContext, what: string): void {
  if (!endsByItself(ctx)) return;
  throw new KeyfobError(
    'permission_denied',
    `An operator inside for an hour cannot ${what}: it would outlast the hour. Ask an owner; where no owner is active, first make somebody with an account one.`,
  );
}

/** Whether a token lives on when the hour is over: all but those that were made from it and end with it. */
export function staysAfterwards({ madeUntil, expiresAt }: Pick<TokenRow, 'madeUntil' | 'expiresAt'>): boolean {
  return !madeUntil || !expiresAt || expiresAt > madeUntil;
}

/** Whether the actor is an operator inside for an hour, or a token made by one. */
export const endsByItself = ({ actor }: HomeContext): boolean => actor.until !== undefined;
