import { tellable } from './tellable.ts';

/** `fetch` that tells each request on stderr, with neither headers nor bodies: those hold secrets. */
export const tellRequests: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const { pathname } = new URL(request.url);
  const began = performance.now();
  const tell = (what: string) =>
    process.stderr.write(
      `${tellable(`${request.method} ${pathname} → ${what} in ${Math.round(performance.now() - began)} ms`)}\n`,
    );
  try {
    const response = await fetch(request);
    tell(`${response.status} (request ${response.headers.get('x-request-id') ?? 'without id'})`);
    return response;
  } catch (error) {
    tell('no reply');
    throw error;
  }
};
