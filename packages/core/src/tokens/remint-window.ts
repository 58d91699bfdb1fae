/** For this long the reply to a create or rotate counts as lost: repeating the request gives the same token a new value. */
export const REMINT_MS = 10 * 60_000;
