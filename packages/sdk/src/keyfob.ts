import type { CallOptions } from './call-options.ts';
import { createClient } from './generated/client/index.ts';
import type { Client } from './generated/client/index.ts';
import { Operations } from './generated/operations.gen.ts';
import { readOptions } from './keyfob-options.ts';
import type { KeyfobOptions } from './keyfob-options.ts';
import type { ReplyOptions, Sender } from './reply-options.ts';
import { send } from './send.ts';
import type { Sending } from './send.ts';

/**
 * Keyfob over HTTP. Methods are named as the API's operations; their arguments are the path's, then the body or the
 * query, then options of the call (a call with a body takes its query there). Each throws a `KeyfobError`; `verifyToken`
 * answers a refusal as its value. `{workspace}` is an id or a slug.
 */
export class Keyfob extends Operations {
  readonly #client: Client;
  readonly #sending: Sending;

  constructor(options: KeyfobOptions) {
    super();
    const { client, sending } = readOptions(options);
    this.#client = createClient(client);
    this.#sending = sending;
  }

  protected override sender(options: CallOptions, { once = false, answers, streamed }: ReplyOptions = {}): Sender {
    const { signal, timeout = this.#sending.timeout, maxRetries = this.#sending.maxRetries } = options;
    const sending: Sending = {
      fetch: this.#sending.fetch,
      signal,
      timeout,
      maxRetries: once ? 0 : maxRetries,
      answers,
      streamed,
    };
    const fetch: typeof globalThis.fetch = (input, init) => send(new Request(input, init), sending);
    return { client: this.#client, fetch, ...(streamed && { parseAs: 'stream' }) };
  }
}
