/**
 * Every error this product answers, once: code → HTTP status and title (RFC 9457 §3.1).
 * `docs/errors.md` lists the same table; a test holds the two against each other.
 */
export const errorTable = {
  invalid_json: { status: 400, title: 'The body is not valid JSON' },
  invalid_request: { status: 400, title: 'The request has invalid fields' },
  invalid_cursor: { status: 400, title: 'The cursor does not belong to this list' },
  multiple_credentials: { status: 400, title: 'More than one way of authentication was used' },
  authentication_required: { status: 401, title: 'Authentication required' },
  invalid_token: { status: 401, title: 'The access token is not valid' },
  permission_denied: { status: 403, title: 'Permission denied' },
  grants_not_held: { status: 403, title: 'The result would hold grants that the caller lacks' },
  session_required: { status: 403, title: 'Only a signed-in person may do this' },
  token_required: { status: 401, title: 'Only an access token may do this' },
  unknown_member: { status: 403, title: 'There is no such member to act for' },
  foreign_origin: { status: 403, title: 'The request comes from another origin' },
  invalid_setup_code: { status: 403, title: 'The setup code is not right' },
  not_found: { status: 404, title: 'Not found' },
  method_not_allowed: { status: 405, title: 'The method is not allowed here' },
  name_taken: { status: 409, title: 'The name is taken' },
  token_dead: { status: 409, title: 'The token is revoked or expired' },
  token_disabled: { status: 409, title: 'The token is disabled' },
  token_superseded: { status: 409, title: 'The token has been rotated' },
  not_refreshable: { status: 409, title: 'The token cannot be extended' },
  limit_reached: { status: 409, title: 'A limit of the policy is reached' },
  no_account: { status: 409, title: 'No account has this e-mail address' },
  invitation_void: { status: 409, title: 'The invitation no longer holds' },
  last_operator: { status: 409, title: 'The last operator stays' },
  last_owner: { status: 409, title: 'The last owner stays' },
  in_use: { status: 409, title: 'Still in use' },
  not_halted: { status: 409, title: 'Nothing waits for approval' },
  job_paused: { status: 409, title: 'The job is paused in this workspace' },
  job_of_installation: { status: 409, title: 'The job belongs to the installation' },
  uses_not_counted: { status: 409, title: 'Uses may still have to be counted' },
  request_in_flight: { status: 409, title: 'The same request is being carried out' },
  value_already_issued: { status: 409, title: 'The value was already issued and cannot be shown again' },
  webhook_disabled: { status: 409, title: 'The webhook is disabled' },
  version_mismatch: { status: 412, title: 'The resource has changed' },
  body_too_large: { status: 413, title: 'The body is too large' },
  unsupported_media_type: { status: 415, title: 'The content type is not supported' },
  idempotency_key_reused: { status: 422, title: 'The idempotency key was used with another body' },
  too_many_requests: { status: 429, title: 'Too many requests' },
  headers_too_large: { status: 431, title: 'The headers are too large' },
  internal_error: { status: 500, title: 'Something went wrong on our side' },
  unavailable: { status: 503, title: 'The service cannot answer now' },
} as const satisfies Record<string, { status: number; title: string }>;

export type ErrorCode = keyof typeof errorTable;

/** One field that is wrong: `path` as in the request body (`grants.0.actions.1`), `message` says the rule and the way out. */
export interface FieldError {
  path: string;
  message: string;
}

/** The one error operations throw. `detail` is shown to the caller: it never holds a secret or another tenant's data. */
export class KeyfobError extends Error {
  readonly code: ErrorCode;
  readonly errors: FieldError[] | undefined;
  readonly extra: Record<string, unknown> | undefined;

  constructor(
    code: ErrorCode,
    detail: string,
    more: { errors?: FieldError[]; extra?: Record<string, unknown>; cause?: unknown } = {},
  ) {
    super(detail, 'cause' in more ? { cause: more.cause } : {});
    this.name = 'KeyfobError';
    this.code = code;
    this.errors = more.errors;
    this.extra = more.extra;
  }

  get status(): number {
    return errorTable[this.code].status;
  }

  get title(): string {
    return errorTable[this.code].title;
  }
}

/** A refusal that has an effect of its own: the transaction commits, then the caller gets the error. */
export class EffectiveRefusal extends KeyfobError {}

/** 503: the store of the queues does not answer. */
export class QueueAway extends KeyfobError {
  constructor(cause: unknown) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    super('unavailable', `The queue does not answer (${reason}). Try again shortly.`, { cause });
  }
}

/** 400 for one field. */
export function invalid(path: string, message: string): KeyfobError {
  return new KeyfobError('invalid_request', `${path}: ${message}`, { errors: [{ path, message }] });
}

/** More wrong fields than this are not told one by one: a reply does not grow with the mistakes in a request. */
const MOST_ERRORS = 20;

/** 400 for every wrong field, as far as they are told. */
export function invalidFields(all: readonly FieldError[]): KeyfobError {
  const errors = all.slice(0, MOST_ERRORS);
  const detail = errors.map(({ path, message }) => (path ? `${path}: ${message}` : message)).join('; ');
  const rest = all.length - errors.length;
  return new KeyfobError('invalid_request', rest > 0 ? `${detail}; and ${rest} more` : detail, { errors });
}

/** 404: the same words whether the thing does not exist or belongs to another workspace. */
export function notFound(): KeyfobError {
  return new KeyfobError('not_found', 'There is nothing here, or it is not yours to see.');
}
