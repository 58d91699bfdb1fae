import { createServer } from 'node:http';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Reply {
  readonly status?: number;
  readonly headers?: Record<string, string>;
  readonly json: unknown;
}

/** What the peer does with one request: a JSON reply, or anything done to the response by hand. */
export type Play = Reply | ((response: ServerResponse) => void);

/**
 * A server on a free port that answers request after request with `plays` (the last one again and again) and keeps what
 * it was asked. It stands for the network and for a service in trouble, which the real one cannot be told to be.
 */
export async function openPeer(...plays: [Play, ...Play[]]) {
  const seen: Seen[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      const play = plays[Math.min(seen.length, plays.length - 1)] ?? plays[0];
      seen.push({ method, url, headers, body: Buffer.concat(chunks).toString() });
      if (typeof play === 'function') play(response);
      else reply(response, play);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    seen,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function reply(response: ServerResponse, { status = 200, headers, json }: Reply): void {
  response.writeHead(status, { 'content-type': 'application/json', 'x-request-id': 'req-1', ...headers });
  response.end(JSON.stringify(json));
}

/** A problem+json reply. */
export function problem(
  status: number,
  code: string,
  more: Record<string, unknown> = {},
  headers: Record<string, string> = {},
): Play {
  return {
    status,
    headers: { 'content-type': 'application/problem+json', ...headers },
    json: { type: 'about:blank', title: code, status, detail: `detail of ${code}`, code, request_id: 'req-1', ...more },
  };
}
