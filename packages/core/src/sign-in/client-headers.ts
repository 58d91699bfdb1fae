import type { RequestInfo } from '../actor.ts';

/** Set by us from the connection, after removing whatever a client sent under these names. */
export const CLIENT_IP = 'x-keyfob-client-ip';
const REQUEST_ID = 'x-keyfob-request-id';

/** The headers as better-auth gets them. */
export function withRequestInfo(sent: Headers, from: RequestInfo): Headers {
  const headers = new Headers(sent);
  for (const [name, value] of [
    [CLIENT_IP, from.ip],
    [REQUEST_ID, from.id],
  ] as const) {
    headers.delete(name);
    if (value !== null) headers.set(name, value);
  }
  return headers;
}

export const requestInfoOf = (headers: Headers | undefined): RequestInfo => ({
  id: headers?.get(REQUEST_ID) ?? null,
  ip: headers?.get(CLIENT_IP) ?? null,
});
