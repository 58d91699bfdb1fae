import { reasonOf } from './explain-failure.ts';
import type { Failure } from './failure.ts';
import { withoutControls } from './text.ts';

/** Everything about a failure, on stderr. */
export function reportFailure(failure: Failure): void {
  const reason = reasonOf(failure.cause);
  const lines = [
    `Error: ${failure.message}${reason === undefined ? '' : ` (${reason})`}`,
    ...failure.details.map((detail) => `  ${detail}`),
    failure.next === undefined ? undefined : `Next: ${failure.next}`,
    failure.requestId === undefined ? undefined : `Request: ${failure.requestId}`,
  ];
  for (const line of lines) if (line !== undefined) process.stderr.write(`${withoutControls(line)}\n`);
}
