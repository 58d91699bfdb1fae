import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { TestProject } from 'vitest/node';
import { openTestRedis } from './test-redis.ts';
import type { TestRedis } from './test-redis.ts';
import type { TestServer } from './test-server.ts';

/**
 * Runs once per `vitest`. Nothing is started until the first test asks for a database, so that tests of pure rules
 * cost nothing; then one embedded server serves them all. `KEYFOB_TEST_DATABASE_URL` names a running one instead.
 */
export default function setUp(project: TestProject): Promise<() => Promise<void>> {
  let opening: Promise<TestServer> | undefined;
  let redis: Promise<TestRedis | undefined> | undefined;
  const desk = createServer((request, response) => {
    const answer = async (): Promise<unknown> => {
      if (request.url === '/redis') return { url: (await (redis ??= openTestRedis()))?.url ?? null };
      const server = await (opening ??= open());
      if (request.method === 'POST') return server.createDatabase();
      await server.dropDatabase(String(request.url).slice(1));
      return {};
    };
    answer().then(
      (body) => response.end(JSON.stringify(body)),
      (error: unknown) =>
        response.writeHead(500).end(error instanceof Error ? (error.stack ?? error.message) : String(error)),
    );
  });
  return new Promise((resolve) => {
    desk.listen(0, '127.0.0.1', () => {
      project.provide('testDatabases', `http://127.0.0.1:${(desk.address() as AddressInfo).port}`);
      resolve(async () => {
        desk.close();
        (await redis)?.close();
        // A server that never opened was reported to the tests that asked for it.
        await opening?.then(
          (server) => server.close(),
          () => undefined,
        );
      });
    });
  });
}

/** Imported late: it needs a built core, which tests of pure rules do not. */
async function open(): Promise<TestServer> {
  const { openTestServer } = await import('./test-server.ts');
  return openTestServer(process.env['KEYFOB_TEST_DATABASE_URL']);
}
