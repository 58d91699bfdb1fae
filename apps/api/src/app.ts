import 'reflect-metadata';
import fastifyStatic from '@fastify/static';
import type { Config, Core, Tracing } from '@keyfob/core';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';
import { AppModule } from './app.module.ts';
import { registerConsole } from './console/console.routes.ts';
import { registerDocs } from './docs/docs.routes.ts';
import { collectDeclaredRoutes } from './http/declared-routes.ts';
import type { DeclaredRoutes } from './http/declared-routes.ts';
import { openServer } from './http/open-server.ts';
import { registerJobBoard } from './jobs/job-board.routes.ts';
import { openApiMetrics } from './metrics/api-metrics.ts';
import type { ApiMetrics } from './metrics/api-metrics.ts';
import { registerMetrics } from './metrics/metrics.routes.ts';
import { nestLog } from './nest-log.ts';
import { registerUnsubscribe } from './notifications/unsubscribe.routes.ts';
import { registerSignIn } from './sign-in/sign-in.routes.ts';
import { registerVerify } from './verify/verify.routes.ts';

export interface App {
  nest: NestFastifyApplication;
  server: FastifyInstance;
  routes: DeclaredRoutes;
  metrics: ApiMetrics;
}

/** Every route over an opened core, ready to listen. @throws when a route declares no access rule. */
export async function createApp(config: Config, core: Core, log: Logger, tracing?: Tracing): Promise<App> {
  const metrics = openApiMetrics(core);
  const adapter = openServer(config, core, log, { durations: metrics.durations, tracing });
  const server: FastifyInstance = adapter.getInstance();
  const routes = collectDeclaredRoutes(server);
  await server.register(fastifyStatic, { root: import.meta.dirname, serve: false });
  registerVerify(server, core);
  registerSignIn(server, core);
  registerMetrics(server, core, metrics);
  registerJobBoard(server, core);
  registerUnsubscribe(server, core);
  registerDocs(server, routes);
  registerConsole(server);
  const nest = await NestFactory.create<NestFastifyApplication>(AppModule.over(core, routes), adapter, {
    logger: nestLog(log),
    bodyParser: false,
    abortOnError: false,
  });
  await nest.init();
  await server.ready();
  return { nest, server, routes, metrics };
}
