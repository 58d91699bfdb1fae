import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Stands between the program and the API: it can go away and come back, and it can change what is said. */
export async function openProxy(target: string) {
  let rewrite = (text: string) => text;
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { host: _, connection: __, 'content-length': ___, ...headers } = request.headers;
      const body = chunks.length > 0 ? { body: Buffer.concat(chunks) } : {};
      const asked = { method: request.method ?? 'GET', headers: headers as Record<string, string>, ...body };
      const pass = async () => {
        const reply = await fetch(target + (request.url ?? ''), asked);
        const type = reply.headers.get('content-type') ?? 'text/plain';
        response.writeHead(reply.status, { 'content-type': type }).end(rewrite(await reply.text()));
      };
      pass().catch(() => response.destroy());
    });
  });
  const listen = (port: number) => new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  const down = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  };
  await listen(0);
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    rewrite: (how: (text: string) => string) => {
      rewrite = how;
    },
    down,
    up: () => listen(port),
    [Symbol.asyncDispose]: async () => {
      if (server.listening) await down();
    },
  };
}
