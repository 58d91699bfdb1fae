import {
  AuthenticationError,
  ConflictError,
  InvalidRequestError,
  NotFoundError,
  PermissionError,
  RateLimitError,
  ServerError,
} from './errors.ts';
import type { KeyfobError } from './errors.ts';
import type { Problem } from './generated/types.gen.ts';
import { retryAfterSeconds } from './retry.ts';

const families: Readonly<Record<number, typeof KeyfobError>> = {
  401: AuthenticationError,
  403: PermissionError,
  404: NotFoundError,
  409: ConflictError,
  412: ConflictError,
  429: RateLimitError,
};

/** The typed error of a reply that is not a success: RFC 9457 from the service, or anything else a proxy may answer. */
export function readProblem(response: Response, body: string): KeyfobError {
  const { status, headers } = response;
  const problem = parseProblem(body);
  const common = {
    status,
    requestId: headers.get('x-request-id') ?? problem?.request_id,
    retryAfter: retryAfterSeconds(headers.get('retry-after'), Date.now()),
  };
  const Family = families[status] ?? (status >= 500 ? ServerError : InvalidRequestError);
  if (problem === null) {
    return new Family(`The reply has status ${status} and is not one of Keyfob's.`, {
      ...common,
      code: 'unexpected_reply',
    });
  }
  return new Family(problem.detail, {
    ...common,
    code: problem.code,
    errors: problem.errors,
    missing: problem.missing,
  });
}

function parseProblem(body: string): Problem | null {
  try {
    const value: unknown = JSON.parse(body);
    return isProblem(value) ? value : null;
  } catch {
    return null;
  }
}

function isProblem(value: unknown): value is Problem {
  return typeof value === 'object' && value !== null && 'code' in value && 'detail' in value;
}
