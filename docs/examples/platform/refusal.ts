import { stderr } from 'node:process';
import { AuthenticationError, KeyfobError } from '@keyfob/sdk';

/** What became of a request that failed, as Acme’s page and API tell it. */
interface Refusal {
  status: number;
  message: string;
}

/**
 * What Keyfob refuses the person who asked is told in its own words, which are written for them. What keeps Acme itself from Keyfob is told
 * with its cause, and to whoever runs Acme with all there is. No error of the SDK holds a token.
 */
export function refusalOf(error: unknown): Refusal {
  if (error instanceof SyntaxError) return { status: 400, message: 'The body is not JSON.' };
  if (!(error instanceof KeyfobError)) {
    log(String(error));
    return { status: 500, message: 'Acme failed. Its log says why.' };
  }
  const cause = causeOf(error);
  if (cause === null) return { status: error.status ?? 500, message: error.message };
  log(`${cause}. ${error.status === undefined ? error.message : `Request ${error.requestId ?? 'without an id'}.`}`);
  return { status: 502, message: `Tokens cannot be managed right now: ${cause}.` };
}

/** Null when it is the person who asked that Keyfob refuses. */
function causeOf(error: KeyfobError): string | null {
  const { status, code, message } = error;
  if (status === undefined) return `Keyfob does not answer (${code})`;
  if (code === 'unexpected_reply') return `something else answers in Keyfob’s place (status ${status})`;
  if (error instanceof AuthenticationError) return `Keyfob refuses Acme’s service token (${code}): ${bare(message)}`;
  return status < 500 ? null : `Keyfob failed (${code}): ${bare(message)}`;
}

const bare = (message: string) => message.replace(/\.$/, '');

const log = (line: string) => stderr.write(`Acme: ${line}\n`);
