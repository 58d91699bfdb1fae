import type { CallOptions } from './call-options.ts';
import { ConnectionError, TimeoutError } from './errors.ts';
import { readProblem } from './read-problem.ts';
import { retryDelay } from './retry.ts';

export interface Sending extends CallOptions {
  readonly fetch: typeof fetch;
  readonly timeout: number;
  readonly maxRetries: number;
  /** Statuses beyond 2xx whose JSON is the operation's answer. */
  readonly answers?: readonly number[];
}

/** Sends one request until it has a reply that is a success, or throws a `KeyfobError`. */
export async function send(request: Request, sending: Sending): Promise<Response> {
  const { signal, timeout, maxRetries } = sending;
  const deadline = AbortSignal.timeout(timeout);
  const ended = signal === undefined ? deadline : AbortSignal.any([deadline, signal]);
  for (let tried = 0; ; tried += 1) {
    try {
      return await attempt(request, sending, ended);
    } catch (error) {
      signal?.throwIfAborted();
      if (deadline.aborted) throw new TimeoutError(`No reply within ${timeout} ms.`, { code: 'timeout' });
      const delay = tried < maxRetries ? retryDelay(error, tried, Math.random()) : null;
      if (delay === null) throw error;
      await wait(delay * 1000, ended);
    }
  }
}

/** One try. The body is read here, so that a reply cut off half-way counts as none. */
async function attempt(request: Request, { fetch, answers = [] }: Sending, signal: AbortSignal): Promise<Response> {
  signal.throwIfAborted();
  let response: Response;
  let body: string;
  try {
    response = await fetch(request.clone(), { signal });
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
