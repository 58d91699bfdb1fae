import { ConnectionError, KeyfobError, TimeoutError } from '@keyfob/sdk';
import { SessionError } from '../session/session.ts';
import { strings } from '../strings.ts';

/** What a person is told of an error: the service’s own words, which hold the way out. */
export function errorText(error: unknown): string {
  if (error instanceof ConnectionError || error instanceof TimeoutError) return strings.offline;
  if (error instanceof KeyfobError || error instanceof SessionError) return error.message;
  return strings.somethingWrong;
}
