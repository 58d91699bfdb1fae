/** Socket errors and SQLSTATE classes that say “the database is away”, not “the request is wrong”. */
const awayCodes = /^(ECONNREFUSED|ECONNRESET|ENOTFOUND|EPIPE|ETIMEDOUT|EAI_AGAIN|08\w{3}|57P0[1-3]|53\w{3})$/;
const awayMessages = /timeout exceeded when trying to connect|Connection terminated|Query read timeout|not queryable/i;

/** Whether an error, or what caused it, is the database being away. */
export function isUnavailable(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if ('code' in error && awayCodes.test(String(error.code))) return true;
  // What ends or refuses a connection is FATAL in PostgreSQL, whatever its code.
  if ('severity' in error && error.severity === 'FATAL') return true;
  return awayMessages.test(error.message) || isUnavailable(error.cause);
}
