import { createDocument } from 'zod-openapi';
import type { ZodOpenApiPathsObject } from 'zod-openapi';
import type { DeclaredRoutes } from '../http/declared-routes.ts';
import { describeOperation } from './describe-operation.ts';
import { tags } from './tags.ts';

const description = `Keyfob issues, verifies and retires access tokens.

Call it with an access token (\`Authorization: Bearer <value>\`) or with the session cookie of a signed-in person; never with both.
A token in a query string never authenticates. On a service token’s call below \`/v1/workspaces/{workspace}\` the header
\`Keyfob-On-Behalf-Of: <external_id>\` acts as that member of the workspace: it needs \`keyfob/member:impersonate\` and does no more
than both may. Every error is RFC 9457 problem details with one \`code\` of a single table, and every
reply carries \`x-request-id\`.`;

/** The OpenAPI 3.1 document of the routes as they are registered: what is not declared cannot be served, what is served is here. */
export function describeApi(routes: DeclaredRoutes): ReturnType<typeof createDocument> {
  const paths: ZodOpenApiPathsObject = {};
  for (const { method, path, operation } of routes.all.toSorted((a, b) => (a.path < b.path ? -1 : 1))) {
    if (!operation) continue;
    const at = path.replaceAll(/:(\w+)/g, '{$1}');
    paths[at] = { ...paths[at], [method.toLowerCase()]: describeOperation(method, operation) };
  }
  return createDocument({
    openapi: '3.1.1',
    info: { title: 'Keyfob', version: '1', description, license: { name: 'Apache-2.0', identifier: 'Apache-2.0' } },
    servers: [{ url: '/' }],
    tags,
    paths,
    components: {
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer', description: 'The value of an access token (RFC 6750 §2.1).' },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'keyfob.session_token',
          description: 'A signed-in person; `__Host-keyfob.session_token` over https.',
        },
      },
    },
  });
}
