import type { IncomingMessage } from 'node:http';
import { Readable } from 'node:stream';
import type { ReadableStream } from 'node:stream/web';
import { LightHeaders } from './light-headers.ts';

/** As much of `Response` as the SDK uses; its body is read once. */
export class LightResponse {
  readonly status: number;
  readonly headers: LightHeaders;
  readonly #body: IncomingMessage | string;

  constructor(
    body: IncomingMessage | string,
    { status = 200, headers = new LightHeaders() }: { status?: number; headers?: LightHeaders } = {},
  ) {
    this.#body = body;
    this.status = status;
    this.headers = headers;
  }

  get ok(): boolean {
    return this.status >= 200 && this.status < 300;
  }

  get body(): ReadableStream<Uint8Array> {
    return Readable.toWeb(typeof this.#body === 'string' ? Readable.from(Buffer.from(this.#body)) : this.#body);
  }

  async text(): Promise<string> {
    if (typeof this.#body === 'string') return this.#body;
    this.#body.setEncoding('utf8');
    let text = '';
    for await (const part of this.#body) text += String(part);
    return text;
  }

  async json(): Promise<unknown> {
    return JSON.parse(await this.text());
  }
}
