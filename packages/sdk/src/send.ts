import type { CallOptions } from './call-options.ts';
import { ConnectionError, TimeoutError } from './errors.ts';
import { readProblem } from './read-problem.ts';
import type { ReplyOptions } from './reply-options.ts';
import { retryDelay } from './retry.ts';

export interface Sending extends CallOptions {
  readonly fetch: typeof fetch;
  readonly timeout: number;
  readonly maxRetries: number;
  readonly answers?: ReplyOptions['answers'] | undefined;
  readonly streamed?: ReplyOptions['streamed'] | undefined;
}

/** Sends one request until it has a reply that is a success, or throws a `KeyfobError`. */
export async function send(request: Request, sending: Sending): Promise<Response> {
  const { signal, timeout, maxRetries } = sending;
  const deadline = new AbortController();
  // A stream that has begun may take its time: only what is waited for here has a deadline.
  const timer = setTimeout(() => deadline.abort(), timeout);
  const ended = signal === undefined ? deadline.signal : AbortSignal.any([deadline.signal, signal]);
  try {
    for (let tried = 0; ; tried += 1) {
      try {
        return await attempt(request, sending, ended);
      } catch (error) {
        signal?.throwIfAborted();
        if (deadline.signal.aborted) throw new TimeoutError(`No reply within ${timeout} ms.`, { code: 'timeout' });
        const delay = tried < maxRetries ? retryDelay(error, tried, Math.random()) : null;
        if (delay === null) throw error;
        await wait(delay * 1000, ended);
      }
    }
  } finally {
    clearTimeout(timer);
  }
}

/** One try. The body is read here, so that a reply cut off half-way counts as none. */
async function attempt(request: Request, sending: Sending, signal: AbortSignal): Promise<Response> {
  const { fetch, answers = [], streamed = false } = sending;
  signal.throwIfAborted();
  let response: Response;
  let body: string;
  try {
    response = await fetch(request.clone(), { signal });
    if (streamed && response.ok) return response;
    body = await response.text();
  } catch (cause) {
    throw new ConnectionError(`No reply from ${new URL(request.url).origin}.`, { code: 'connection_failed', cause });
  }
  const isAnswer = response.ok || answers.includes(response.status);
  if (!isAnswer || !isJson(response)) throw readProblem(response, body);
  return new Response(body, { headers: response.headers });
}

function isJson({ headers }: Response): boolean {
  return headers.get('content-type')?.startsWith('application/json') ?? false;
}

/** Ends early when the signal fires; the next try then says why. */
function wait(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener('abort', done);
      resolve();
    };
    const timer = setTimeout(done, milliseconds);
    signal.addEventListener('abort', done);
    if (signal.aborted) done();
  });
}
