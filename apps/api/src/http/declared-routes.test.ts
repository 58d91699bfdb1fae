import { request } from 'node:http';
import { Controller, Get, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { fastify } from 'fastify';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';
import { collectDeclaredRoutes } from './declared-routes.ts';

@Controller('undeclared')
class UndeclaredController {
  @Get()
  hello(): string {
    return 'hello';
  }
}

@Module({ controllers: [UndeclaredController] })
class UndeclaredModule {}

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

const id = '0190a0a0-0000-7000-8000-000000000000';

/** Other spellings of a path that a careless router takes for the same. */
function disguises(path: string): string[] {
  const last = path.at(-1) ?? '';
  const escaped = `%${last.codePointAt(0)?.toString(16)}`;
  return [
    `${path}/`,
    `/${path}`,
    path.replace(/\/(?=[^/]*$)/, '//'),
    `${path};x`,
    `${path};x=1`,
    `${path}%2f`,
    `${path}%00`,
    `${path}%20`,
    `${path}%3f`,
    `${path}/.`,
    path.slice(0, -1) + escaped,
    path.replace('/', '/%2e/'),
    path.replace('/', '/x/..%2f'),
    path.toUpperCase(),
  ];
}

/** Sends the path as it is: `fetch` would tidy it first. */
function statusOf(method: string, path: string): Promise<number | undefined> {
  const { hostname, port } = new URL(api.url);
  const body = method === 'GET' ? '' : '{}';
  const headers = { cookie: api.owner.cookie, 'content-type': 'application/json', 'content-length': body.length };
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, method, path, headers }, (reply) => {
      reply.resume();
      resolve(reply.statusCode);
    });
    sent.on('error', reject);
    sent.end(body);
  });
}

test('S11 no spelling of a path and no other method runs a handler', async () => {
  const session = { cookie: api.owner.cookie };
  let tried = 0;
  for (const { method, path, operation } of api.app.routes.all) {
    if (!operation) continue;
    const real = path.replace(':workspace', api.workspace.slug).replace(':id', id);
    for (const disguise of disguises(real)) {
      const status = await statusOf(method, disguise);
      const refused = status === 404 || status === 405;
      expect([method, disguise, status, refused]).toEqual([method, disguise, status, true]);
      tried += 1;
    }
    for (const other of ['HEAD', 'OPTIONS', 'PROPFIND', 'LOCK']) {
      const reply = await fetch(api.url + real, { method: other, headers: session });
      expect([other, real, [404, 405].includes(reply.status)]).toEqual([other, real, true]);
      tried += 1;
    }
    const wrong = api.app.routes.methodsAt(real).includes('DELETE') ? 'PUT' : 'DELETE';
    const reply = await api.ask(wrong, real, session);
    expect([wrong, real, reply.status, reply.body['code']]).toEqual([wrong, real, 405, 'method_not_allowed']);
    expect(reply.headers.get('allow')?.split(', ')).toContain(method);
    tried += 1;
  }
  expect(tried).toBeGreaterThan(300);
  console.log(`S11: ${tried} disguised requests, 0 handlers run`);
});

test('S11 a route that declares no access rule stops the start', async () => {
  const server = fastify();
  collectDeclaredRoutes(server);
  expect(() => server.get('/open', () => 'hello')).toThrow('GET /open declares no access rule');
  await server.close();
});

test('S11 nor does a controller method without one get past the start', async () => {
  const adapter = new FastifyAdapter();
  collectDeclaredRoutes(adapter.getInstance());
  const nest = await NestFactory.create(UndeclaredModule, adapter, { logger: false, abortOnError: false });
  await expect(nest.init()).rejects.toThrow('GET /undeclared declares no access rule');
});

test('every route of the API is declared as an operation, and only these are not', () => {
  const plain = api.app.routes.all.filter(({ operation }) => !operation).map(({ method, path }) => `${method} ${path}`);
  expect(plain.toSorted()).toEqual([
    'GET /*',
    'GET /admin/jobs',
    'GET /admin/jobs/*',
    'GET /api/auth/*',
    'GET /assets/*',
    'GET /docs',
    'GET /docs/:file',
    'GET /docs/start.js',
    'GET /metrics',
    'GET /openapi.json',
    'GET /v1/unsubscribe/:code',
    'PATCH /admin/jobs',
    'PATCH /admin/jobs/*',
    'POST /admin/jobs',
    'POST /admin/jobs/*',
    'POST /api/auth/*',
    'PUT /admin/jobs',
    'PUT /admin/jobs/*',
  ]);
});
