import { LightHeaders } from './light-headers.ts';

export interface LightInit {
  readonly method?: string | undefined;
  readonly headers?: ConstructorParameters<typeof LightHeaders>[0];
  readonly body?: string | null | undefined;
  readonly signal?: AbortSignal | null | undefined;
}

/** As much of `Request` as the SDK uses; a body is text. */
export class LightRequest {
  readonly url: string;
  readonly method: string;
  readonly headers: LightHeaders;
  readonly body: string | null;
  readonly signal: AbortSignal | undefined;

  constructor(input: LightRequest | URL | string, init: LightInit = {}) {
    const before = input instanceof LightRequest ? input : undefined;
    this.url = input instanceof LightRequest ? input.url : input.toString();
    this.method = init.method ?? before?.method ?? 'GET';
    this.headers = new LightHeaders(init.headers ?? before?.headers);
    this.body = init.body ?? before?.body ?? null;
    this.signal = init.signal ?? before?.signal;
  }

  clone(): LightRequest {
    return new LightRequest(this);
  }
}
