import type { CallOptions } from './call-options.ts';
import type { Sending } from './send.ts';

export interface KeyfobOptions extends Omit<CallOptions, 'signal'> {
  /** Where Keyfob answers, e.g. `https://keyfob.example.com`. */
  readonly baseUrl: string;
  /** An access token's value. Without one, a browser's session cookie speaks for the caller. */
  readonly token?: string | undefined;
  /** With a service token: the `external_id` of the member for whom every call is made. */
  readonly onBehalfOf?: string | undefined;
  /** Milliseconds for each whole call, retries included; 30 000 unless set. */
  readonly timeout?: number | undefined;
  /** 2 unless set. */
  readonly maxRetries?: number | undefined;
  /** In place of the runtime's own `fetch`. */
  readonly fetch?: typeof fetch | undefined;
}

/** Throws a TypeError for options that could never work; its message never holds the token. */
export function readOptions(options: KeyfobOptions) {
  const { baseUrl, token, onBehalfOf, timeout = 30_000, maxRetries = 2, fetch }: Partial<KeyfobOptions> = options ?? {};
  if (baseUrl === undefined || baseUrl === '')
    throw new TypeError(
      "baseUrl is missing: new Keyfob({ baseUrl: 'http://localhost:4600', token }), or wherever Keyfob answers",
    );
  if (!/^https?:\/\//.test(baseUrl) || !URL.canParse(baseUrl))
    throw new TypeError('baseUrl must be an http or https URL');
  if (token !== undefined && !/^[\x21-\x7e]+$/.test(token)) {
    throw new TypeError('token must be visible ASCII characters alone: is there a line break or a space around it?');
  }
  if (onBehalfOf !== undefined && !/^[\x21-\x7e]+$/.test(onBehalfOf))
    throw new TypeError('onBehalfOf must be an external_id: visible ASCII characters without spaces');
  const sending: Sending = {
    // Called as a plain function: browsers refuse `fetch` as the method of another object.
    fetch: fetch ?? ((request, init) => globalThis.fetch(request, init)),
    timeout,
    maxRetries,
  };
  const client = {
    baseUrl: baseUrl.replace(/\/+$/, ''),
    headers: {
      ...(token !== undefined && { Authorization: `Bearer ${token}` }),
      ...(onBehalfOf !== undefined && { 'Keyfob-On-Behalf-Of': onBehalfOf }),
    },
    parseAs: 'json',
    // A redirect would turn a POST into a GET; and the token is for this origin alone.
    redirect: 'manual',
    throwOnError: true,
  } as const;
  return { client, sending };
}
