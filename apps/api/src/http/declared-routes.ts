import type { FastifyInstance, RouteOptions } from 'fastify';
import type { OperationSpec } from './operation.ts';

/** One route as registered: `path` in the router’s own syntax. */
export interface DeclaredRoute {
  method: string;
  path: string;
  operation: OperationSpec | undefined;
}

/** The routes of one server, kept as they are registered. */
export interface DeclaredRoutes {
  readonly all: readonly DeclaredRoute[];
  /** Methods some route takes at this path of a request, wildcards aside; empty when there is none. */
  methodsAt(path: string): string[];
}

/** Keeps every route; one that declares no access rule stops the start. */
export function collectDeclaredRoutes(server: FastifyInstance): DeclaredRoutes {
  const all: (DeclaredRoute & { pattern: RegExp })[] = [];
  server.addHook('onRoute', (route: RouteOptions) => {
    if (!route.config?.access) throw new Error(`${String(route.method)} ${route.url} declares no access rule`);
    const pattern = new RegExp(`^${route.url.replaceAll(/:[^/]+/g, '[^/]+')}$`);
    for (const method of [route.method].flat()) {
      all.push({ method, path: route.url, operation: route.config.operation, pattern });
    }
  });
  return {
    all,
    methodsAt: (path) => [
      ...new Set(
        all.filter((route) => !route.path.includes('*') && route.pattern.test(path)).map((route) => route.method),
      ),
    ],
  };
}
