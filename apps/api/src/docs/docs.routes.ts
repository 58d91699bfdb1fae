import { createRequire } from 'node:module';
import path from 'node:path';
import type { FastifyInstance } from 'fastify';
import type { DeclaredRoutes } from '../http/declared-routes.ts';
import { describeApi } from '../openapi/describe-api.ts';

const assets = path.dirname(createRequire(import.meta.url).resolve('swagger-ui-dist/package.json'));
const files = new Set(['swagger-ui.css', 'swagger-ui-bundle.js', 'favicon-32x32.png']);

const page = `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <title>Keyfob API</title>
    <link rel="icon" href="/docs/favicon-32x32.png">
    <link rel="stylesheet" href="/docs/swagger-ui.css">
    <script defer src="/docs/swagger-ui-bundle.js"></script>
    <script defer src="/docs/start.js"></script>
  </head>
  <body><div id="reference"></div></body>
</html>
`;

// A token tried out here must be the only credential: the reader’s own session stays out of it.
const start = `SwaggerUIBundle({
  url: '/openapi.json',
  dom_id: '#reference',
  deepLinking: true,
  requestInterceptor: (request) => {
    if (request.headers.Authorization) request.credentials = 'omit';
    return request;
  },
});
`;

/** The OpenAPI document and a reference page that needs nothing from elsewhere. */
export function registerDocs(server: FastifyInstance, routes: DeclaredRoutes): void {
  const config = { access: 'public' } as const;
  let document: string | undefined;
  server.get('/openapi.json', { config }, (_request, reply) =>
    reply.type('application/json').send((document ??= JSON.stringify(describeApi(routes)))),
  );
  server.get('/docs', { config }, (_request, reply) => reply.type('text/html').send(page));
  server.get('/docs/start.js', { config }, (_request, reply) => reply.type('text/javascript').send(start));
  server.get<{ Params: { file: string } }>('/docs/:file', { config }, (request, reply) =>
    files.has(request.params.file) ? reply.sendFile(request.params.file, assets) : reply.callNotFound(),
  );
}
