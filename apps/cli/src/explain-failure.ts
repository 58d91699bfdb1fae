import {
  AuthenticationError,
  ConflictError,
  ConnectionError,
  InvalidRequestError,
  KeyfobError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  TimeoutError,
  formatGrant,
} from '@keyfob/sdk';
import { exitCode } from './exit-codes.ts';
import type { ExitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import { suggestAfterConflict } from './suggest-after-conflict.ts';
import { suggestLifetime } from './suggest-lifetime.ts';

/** Turns whatever a command threw into words for a person. */
export function explainFailure(error: unknown, apiUrl: string): Failure {
  if (error instanceof Failure) return error;
  if (error instanceof KeyfobError) return explainReply(error, apiUrl);
  return new Failure(error instanceof Error ? error.message : String(error));
}

function explainReply(error: KeyfobError, apiUrl: string): Failure {
  const { requestId, message } = error;
  if (error instanceof ConnectionError || error instanceof TimeoutError) {
    return new Failure(`Keyfob does not answer at ${apiUrl}`, {
      exitCode: exitCode.network,
      cause: error instanceof TimeoutError ? error : error.cause,
      next: 'start it with `npm start`, or say where it is: --api-url URL or KEYFOB_API_URL',
    });
  }
  if (error.code === 'unexpected_reply') {
    return new Failure(`Something else than Keyfob answers at ${apiUrl}`, {
      cause: error,
      next: 'check the address: --api-url URL or KEYFOB_API_URL',
    });
  }
  if (error instanceof AuthenticationError) return explainAuthentication(error);
  if (error instanceof PermissionError) return explainPermission(error);
  if (error instanceof InvalidRequestError) return explainRequest(error);
  return new Failure(withoutStop(message), { exitCode: codeOf(error), requestId, next: nextOf(error) });
}

function codeOf(error: KeyfobError): ExitCode {
  if (error instanceof NotFoundError) return exitCode.notFound;
  if (error instanceof ConflictError) return exitCode.conflict;
  return error instanceof RateLimitError ? exitCode.rateLimited : exitCode.error;
}

function nextOf(error: KeyfobError): string {
  if (error instanceof NotFoundError)
    return 'check the id and the workspace: keyfob auth status, keyfob workspace list';
  if (error instanceof RateLimitError) return `try again in ${Math.ceil(error.retryAfter ?? 60)} s`;
  if (error instanceof ConflictError) return suggestAfterConflict(error.code);
  return 'try again; if it stays so, give the request id to whoever runs Keyfob';
}

function explainAuthentication({ code, message, requestId }: KeyfobError): Failure {
  const isSession = message.startsWith('The session');
  return new Failure(code === 'invalid_token' && !isSession ? 'Invalid token' : 'Authentication required', {
    exitCode: exitCode.authentication,
    cause: new Error(withoutStop(message)),
    requestId,
    next:
      isSession || code !== 'invalid_token'
        ? 'keyfob auth login'
        : 'keyfob auth status says which credential was used; keyfob auth login stores another',
  });
}

function explainPermission({ code, message, missing, requestId }: KeyfobError): Failure {
  const grants = missing.flatMap((grant) => formatGrant(grant)).join(', ');
  return new Failure('Permission denied', {
    exitCode: exitCode.permission,
    cause: new Error(withoutStop(message) + (grants === '' ? '' : `; missing: ${grants}`)),
    requestId,
    next: nextOfPermission(code, message),
  });
}

function nextOfPermission(code: KeyfobError['code'], message: string): string {
  if (code === 'session_required') return 'sign in as a person: keyfob auth login';
  if (message.includes('is built in'))
    return 'built-in roles stay as they are: keyfob role set KEY --grant type:action makes one of your own';
  if (message.startsWith('A personal token belongs to a member')) return 'leave out --user';
  return 'ask who manages the workspace for it; keyfob auth status says who you are';
}

/** A wrong lifetime has the words of its own that people search for. */
function explainRequest({ errors, message, requestId }: KeyfobError): Failure {
  const isLifetime = errors.length > 0 && errors.every(({ path }) => /^(?:default_)?expires_|^no_expiry$/.test(path));
  const told = errors.map(({ path, message: said }) => (path === '' ? said : `${path}: ${said}`)).join('; ');
  return new Failure(isLifetime ? 'Invalid expiration time' : 'The request is not right', {
    exitCode: exitCode.usage,
    cause: new Error(told === '' ? withoutStop(message) : told),
    requestId,
    next: isLifetime ? suggestLifetime(errors[0]?.message ?? '') : 'the same with --help says what may be given',
  });
}

function withoutStop(text: string): string {
  return text.replace(/\.$/, '');
}

/** The innermost reason: `fetch failed` alone helps nobody. */
export function reasonOf(error: unknown): string | undefined {
  if (!(error instanceof Error)) return undefined;
  if (error instanceof AggregateError) return reasonOf(error.errors[0]) ?? error.message;
  return reasonOf(error.cause) ?? withoutCall(error.message);
}

/** `ENOENT: no such file or directory, open '…'` says in its middle what people understand. */
function withoutCall(message: string): string {
  return /^E[A-Z0-9]+: (.+?), [a-z]+(?: '.*')?$/s.exec(message)?.[1] ?? message;
}
