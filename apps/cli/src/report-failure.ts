import { reasonOf } from './explain-failure.ts';
import type { Failure } from './failure.ts';
import { tellable } from './tellable.ts';

/** Everything about a failure, on stderr. */
export function reportFailure(failure: Failure): void {
  for (const line of failureLines(failure)) process.stderr.write(`${line}\n`);
}

/** What happened and why, what to do next, and the request to ask about. */
export function failureLines({ message, cause, details, next, requestId }: Failure): string[] {
  const reason = reasonOf(cause);
  const lines = [
    `Error: ${message}${reason === undefined ? '' : ` (${reason})`}`,
    ...details.map((detail) => `  ${detail}`),
    ...(next === undefined ? [] : [`Next: ${next}`]),
    ...(requestId === undefined ? [] : [`Request: ${requestId}`]),
  ];
  return lines.map(tellable);
}
