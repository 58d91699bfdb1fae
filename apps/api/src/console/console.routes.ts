import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { VERSION } from '@keyfob/core';
import type { FastifyInstance, FastifyReply } from 'fastify';

const root = fileURLToPath(new URL('../../../web/dist', import.meta.url));
const config = { access: 'public' } as const;

/** For whoever asks with a program (`curl http://localhost:4600`) and not with a browser. */
const signpost = {
  name: 'Keyfob',
  version: VERSION,
  console: 'open this address in a browser',
  docs: '/docs',
  openapi: '/openapi.json',
  health: '/readyz',
};

/** The built console: hashed assets for ever, and its one page for every address that a browser opens. */
export function registerConsole(server: FastifyInstance): void {
  server.get('/assets/*', { config }, (request, reply) => {
    const file = request.url.split('?', 1)[0] ?? '';
    return reply.sendFile(file, root, { immutable: true, maxAge: '1y' });
  });
  server.get('/*', { config }, (request, reply) => {
    const opensPage = request.headers.accept?.includes('text/html') ?? false;
    if (!opensPage && request.url.split('?', 1)[0] === '/') return reply.send(signpost);
    if (!opensPage || /^\/(v1|api)(\/|$)/.test(request.url)) return reply.callNotFound();
    return sendPage(reply);
  });
}

function sendPage(reply: FastifyReply): FastifyReply {
  reply.header('cache-control', 'no-cache');
  if (!existsSync(`${root}/index.html`))
    return reply.type('text/plain').send('The console is not built. Run: npm run build\n');
  return reply.sendFile('index.html', root, { cacheControl: false });
}
