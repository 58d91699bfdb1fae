import { ConnectionError, KeyfobError, TimeoutError } from '@keyfob/sdk';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';

/** Turns whatever a command threw into words for a person. */
export function explainFailure(error: unknown, apiUrl: string): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return new Failure(`Keyfob does not answer at ${apiUrl}`, {
      exitCode: exitCode.network,
      cause: error instanceof TimeoutError ? error : error.cause,
      next: 'start it with `npm start`, or say where it is: --api-url URL or KEYFOB_API_URL',
    });
  }
  if (error instanceof KeyfobError && error.code === 'unexpected_reply') {
    return new Failure(`Something else than Keyfob answers at ${apiUrl}`, {
      cause: error,
      next: 'check the address: --api-url URL or KEYFOB_API_URL',
    });
  }
  if (error instanceof KeyfobError) return new Failure(error.message, { requestId: error.requestId });
  return new Failure(error instanceof Error ? error.message : String(error));
}

/** The innermost reason: `fetch failed` alone helps nobody. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return reasonOf(error.errors[0]) ?? error.message;
  return reasonOf(error.cause) ?? error.message;
}
