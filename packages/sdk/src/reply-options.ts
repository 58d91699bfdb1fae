import type { Client } from './generated/client/index.ts';

/** What an operation says of its replies. */
export interface ReplyOptions {
  /** Sent a second time it would do its work a second time, so it is sent once. */
  readonly once?: boolean;
  /** Statuses beyond 2xx whose JSON is the operation's answer. */
  readonly answers?: readonly number[];
  /** The reply is no JSON: its bytes are handed on as they come. */
  readonly streamed?: boolean;
}

/** What carries a call. */
export interface Sender {
  readonly client: Client;
  readonly fetch: typeof fetch;
  readonly parseAs?: 'stream';
}
