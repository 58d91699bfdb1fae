import http from 'node:http';
import type { ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Webhook } from 'standardwebhooks';

export interface Received {
  headers: Record<string, string>;
  body: string;
}

/** Answers one message; left alone the answer stays open. */
type Answer = (response: ServerResponse, message: Received) => void;

/** A receiver of webhooks on a port of its own. */
export interface Receiver {
  url: string;
  /** Everything that came, in its order. */
  received: Received[];
  /** What it answers from now on; at first 204. */
  answer(next: Answer): void;
  close(): Promise<void>;
}

export async function openReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  let answer: Answer = (response) => response.writeHead(204).end();
  const server = http.createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const headers = Object.fromEntries(Object.entries(request.headers).map(([name, value]) => [name, String(value)]));
      const message = { headers, body: Buffer.concat(chunks).toString() };
      received.push(message);
      answer(response, message);
    });
  });
  await new Promise<void>((resolve) => {
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/keyfob?key=of-the-receiver`,
    received,
    answer(next) {
      answer = next;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => {
        server.close(resolve);
      });
    },
  };
}

export interface OpenedMessage {
  type: string;
  timestamp: string;
  data: Record<string, unknown> & { token?: Record<string, unknown> };
}

/** What a receiver does with the library of Standard Webhooks. @throws when no signature is right. */
export function openMessage(secret: string, { headers, body }: Received): OpenedMessage {
  return new Webhook(secret).verify(body, headers) as OpenedMessage;
}
