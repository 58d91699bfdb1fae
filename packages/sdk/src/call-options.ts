/** What one call may set for itself. */
export interface CallOptions {
  /** Ends the call; it then throws the signal's own reason. */
  readonly signal?: AbortSignal | undefined;
  /** Milliseconds for the whole call, retries included. */
  readonly timeout?: number | undefined;
  /** Further tries after a failure that may pass: no reply, 408, 409 `request_in_flight`, 429 or 5xx. */
  readonly maxRetries?: number | undefined;
}

/** Of a call that creates: sent again with the same key it creates nothing twice. */
export interface CreateOptions extends CallOptions {
  /** 1–255 visible ASCII characters; one is made for each call that gives none. */
  readonly idempotencyKey?: string | undefined;
}

/** Of a call that edits. */
export interface ChangeOptions extends CallOptions {
  /** The `version` that was read: if there is another one by now, nothing changes and a `ConflictError` is thrown. */
  readonly version?: number | undefined;
}

export function idempotencyKey({ idempotencyKey: key = randomKey() }: CreateOptions) {
  return { 'Idempotency-Key': key };
}

export function ifMatch({ version }: ChangeOptions) {
  return version === undefined ? {} : { 'If-Match': `"${version}"` };
}

/** `crypto.randomUUID` is missing on pages served over plain HTTP; `getRandomValues` is not. */
function randomKey(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, '0')).join('');
}
