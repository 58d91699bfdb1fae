import type { Problem } from './generated/types.gen.ts';

/** A problem's code, or why there is no problem: no reply, none in time, or one that this service does not give. */
export type ErrorCode = Problem['code'] | 'connection_failed' | 'timeout' | 'unexpected_reply';

export interface ErrorDetails {
  readonly code: ErrorCode;
  /** HTTP status; absent when no reply came. */
  readonly status?: number | undefined;
  /** The reply's `x-request-id`: the one thing to quote in a bug report. */
  readonly requestId?: string | undefined;
  /** Fields of the request that are wrong. */
  readonly errors?: NonNullable<Problem['errors']> | undefined;
  /** Grants the caller lacks. */
  readonly missing?: NonNullable<Problem['missing']> | undefined;
  /** What `Retry-After` asked for, in seconds. */
  readonly retryAfter?: number | undefined;
  readonly cause?: unknown;
}

/** Every error of this client. It holds nothing of the request, so no token either. */
export class KeyfobError extends Error {
  readonly code: ErrorCode;
  readonly status: number | undefined;
  readonly requestId: string | undefined;
  readonly errors: NonNullable<Problem['errors']>;
  readonly missing: NonNullable<Problem['missing']>;
  readonly retryAfter: number | undefined;

  constructor(message: string, details: ErrorDetails) {
    super(message, details.cause === undefined ? undefined : { cause: details.cause });
    this.name = new.target.name;
    this.code = details.code;
    this.status = details.status;
    this.requestId = details.requestId;
    this.errors = details.errors ?? [];
    this.missing = details.missing ?? [];
    this.retryAfter = details.retryAfter;
  }
}

/** 400, 405, 413, 415, 422, 431 and every other refusal of the request as it is. */
export class InvalidRequestError extends KeyfobError {}
/** 401: no credential, or a bad one. */
export class AuthenticationError extends KeyfobError {}
/** 403; `missing` names the grants. */
export class PermissionError extends KeyfobError {}
/** 404: not there, or not yours to see. */
export class NotFoundError extends KeyfobError {}
/** 409 and 412: the state does not allow it, or it has changed since it was read. */
export class ConflictError extends KeyfobError {}
/** 429; `retryAfter` says when. */
export class RateLimitError extends KeyfobError {}
/** 5xx. */
export class ServerError extends KeyfobError {}
/** No reply: refused, unreachable, or cut off. */
export class ConnectionError extends KeyfobError {}
/** No reply within the call's `timeout`. */
export class TimeoutError extends KeyfobError {}
