import { request as httpRequest } from 'node:http';
import type { IncomingMessage } from 'node:http';
import { LightHeaders } from './light-headers.ts';
import { LightRequest } from './light-request.ts';
import type { LightInit } from './light-request.ts';
import { LightResponse } from './light-response.ts';

/** `fetch` for JSON services, on `node:http`. A redirect is an answer, and nothing is unpacked: nothing packed was asked for. */
async function lightFetch(input: LightRequest | URL | string, init?: LightInit): Promise<LightResponse> {
  const { url, method, headers, body, signal } = new LightRequest(input, init);
  const start = url.startsWith('https:') ? (await import('node:https')).request : httpRequest;
  const incoming = await new Promise<IncomingMessage>((resolve, reject) => {
    const sent = start(url, { method, headers: Object.fromEntries(headers), ...(signal && { signal }) }, resolve);
    sent.on('error', reject);
    sent.end(body ?? undefined);
  });
  const names = Object.entries(incoming.headers).map(([name, value]) => [name, String(value)] as const);
  return new LightResponse(incoming, { status: incoming.statusCode ?? 0, headers: new LightHeaders(names) });
}

/**
 * Puts these in the place of Node’s own `fetch` and its classes, which take as long to load as Node itself to start: a command
 * would spend most of its time on it.
 */
export function installLightFetch(): void {
  Object.assign(globalThis, {
    fetch: lightFetch,
    Headers: LightHeaders,
    Request: LightRequest,
    Response: LightResponse,
  });
}
