import type { LookupAddress } from 'node:dns';
import http from 'node:http';
import type { IncomingMessage, RequestOptions } from 'node:http';
import https from 'node:https';
import type { LookupFunction } from 'node:net';
import { within } from '../within.ts';
import { addressesOf, ForbiddenAddress } from './network.ts';
import type { Network } from './network.ts';
import type { WebhookAttempt } from './webhook.schema.ts';

/** From the first lookup to the end of what is read of the answer (Standard Webhooks: 15–30 s). */
export const LIMIT_MS = 15_000;
/** Bytes kept of an answer. */
const KEPT = 1024;

export interface SignedMessage {
  url: string;
  headers: Record<string, string>;
  body: string;
}

export type Outcome = Omit<WebhookAttempt, 'at'>;

/**
 * Posts a message once, to an address that was judged and no other, over a connection of its own. Only 2xx is a success; redirects
 * are not followed. Never throws: what went wrong is the outcome. `stopping` ends it without one. Time is counted from the connection
 * on, and none where there was no connection: how long a name took to resolve tells of the names inside our network.
 */
export async function postMessage(
  network: Network,
  message: SignedMessage,
  { limitMs = LIMIT_MS, stopping }: { limitMs?: number; stopping?: AbortSignal | undefined } = {},
): Promise<Outcome> {
  const signal = AbortSignal.any([AbortSignal.timeout(limitMs), ...(stopping ? [stopping] : [])]);
  let addresses: LookupAddress[];
  try {
    addresses = await addressesOf(impatient(network, limitMs), new URL(message.url));
  } catch (error) {
    return { status: null, ms: null, error: reasonOf(error), response: null };
  }
  const began = performance.now();
  const elapsed = () => Math.round(performance.now() - began);
  try {
    const answer = await send(addresses, message, signal);
    const status = answer.statusCode ?? 0;
    const response = await beginningOf(answer);
    return { status, ms: elapsed(), error: refusal(status), response };
  } catch (error) {
    const reason = signal.aborted ? `no answer within ${limitMs / 1000} s` : reasonOf(error);
    return { status: null, ms: elapsed(), error: reason, response: null };
  }
}

/** A name that is not resolved in time does not resolve. */
const impatient = ({ allowed, resolve }: Network, limitMs: number): Network => ({
  allowed,
  resolve: (host) => within(limitMs, resolve(host)),
});

async function send(
  addresses: LookupAddress[],
  { url: text, headers, body }: SignedMessage,
  signal: AbortSignal,
): Promise<IncomingMessage> {
  const url = new URL(text);
  // A second lookup could answer differently: the connection is made to what was judged.
  const lookup: LookupFunction = (_host, { all }, done) => {
    const [first] = addresses;
    if (all) done(null, addresses);
    else done(null, first?.address ?? '', first?.family);
  };
  const options: RequestOptions = {
    method: 'POST',
    agent: false,
    lookup,
    signal,
    headers: {
      'content-type': 'application/json',
      'content-length': Buffer.byteLength(body),
      'user-agent': 'Keyfob-Webhooks/1',
      ...headers,
    },
  };
  return new Promise((resolve, reject) => {
    (url.protocol === 'https:' ? https : http)
      .request(url, options)
      .on('response', resolve)
      .on('error', reject)
      .end(body);
  });
}

/** As text, without what a terminal would obey. An answer that breaks off has been given all the same. */
async function beginningOf(answer: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  try {
    for await (const chunk of answer as AsyncIterable<Buffer>) {
      chunks.push(chunk);
      bytes += chunk.length;
      if (bytes >= KEPT) break;
    }
  } catch {
    // What came is kept.
  }
  const text = Buffer.concat(chunks).subarray(0, KEPT).toString();
  return text.replaceAll(/[^\P{C}\n\t]/gu, '\u{fffd}');
}

function refusal(status: number): string | null {
  if (status >= 200 && status < 300) return null;
  if (status >= 300 && status < 400) return `answered ${status}: redirects are not followed`;
  return `answered ${status}`;
}

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return 'failed';
  const code = 'code' in error ? String(error.code) : '';
  if (error instanceof ForbiddenAddress) return error.message;
  return code || error.message;
}
