import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { deriveTypes } from './derive-types.ts';
import type { DeriveOptions } from './derive-types.ts';

/** `get /pets post /pets/{id}` as a document. */
function documentOf(lines: string): Record<string, unknown> {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const line of lines.trim().split('\n')) {
    const [method = '', path = '', override] = line.trim().split(/ +/, 3);
    paths[path] = {
      ...paths[path],
      [method]: override === undefined ? {} : { 'x-keyfob': JSON.parse(override) as unknown },
    };
  }
  return { openapi: '3.1.0', paths };
}

const derive = (lines: string, options?: DeriveOptions) => {
  const { types, mistakes } = deriveTypes(documentOf(lines), options);
  return [
    ...types.map(({ key, actions }) => `${key} ${actions.map((one) => `${one.key}:${one.level}`).join(' ')}`),
    ...mistakes.map(({ path, message }) => `${path.join(' ')} ${message}`),
  ];
};

test.each<[string, string, string[], DeriveOptions?]>([
  [
    'methods',
    'get /pets\npost /pets\nget /pets/{id}\nput /pets/{id}\npatch /pets/{id}\ndelete /pets/{id}\nhead /pets',
    ['pet get:read list:read create:write update:write delete:admin'],
  ],
  [
    'where an API begins',
    'get /api/v2/things/{id}\nget /rest/2024-10/orders/{id}\nget /v1beta1/shops/{id}',
    ['order get:read', 'shop get:read', 'thing get:read'],
  ],
  [
    'what lies below an item',
    'get /users/{user}/keys/{key}\nget /users/{user}',
    ['user get:read', 'user/key get:read'],
  ],
  [
    'a group is no collection',
    'get /kubernetes/clusters/{id}\nget /account',
    ['account get:read', 'kubernetes/cluster get:read'],
  ],
  [
    'verbs after an item',
    'post /tokens/{id}/rotate\nget /tokens/{id}\npost /orders/{id}:cancel',
    ['order cancel:write', 'token get:read rotate:write'],
  ],
  [
    'verbs beside items',
    'get /pets/{id}\nget /pets/findByStatus\npost /pets/bulk',
    ['pet find-by-status:read get:read bulk:write'],
  ],
  [
    'what an item has, with more than one method, is a type',
    'get /apps/{id}/config\nput /apps/{id}/config',
    ['app/config get:read update:write'],
  ],
  ['POST to an item', 'post /customers/{customer}\nget /customers', ['customer list:read update:write']],
  [
    'other spellings',
    'get /nodePools/{id}\nget /node_groups/{id}\nget /Items.json',
    ['items-json get:read', 'node-group get:read', 'node-pool get:read'],
  ],
  [
    'words that only look like a plural',
    'get /metadata\nget /status\nget /saas/{id}',
    ['metadata get:read', 'saas get:read', 'status get:read'],
  ],
  ['a root', 'get /\nget /{anything}', []],
  ['depth', 'get /a/b/c/{id}\nget /a/b\npost /a/b/c', ['a b-c-get:read b-get:read b-c-create:write'], { depth: 1 }],
  ['only some paths', 'get /pets/{id}\nget /users/{id}', ['user get:read'], { only: ['/users'] }],
  [
    'x-keyfob on an operation',
    'post /pets/{id}/sell {"action":"sell","level":"admin"}\nget /pets false\nget /pets/{id} {"resource_type":"animal"}',
    ['animal get:read', 'pet sell:admin'],
  ],
  ['two levels for one action: the higher', 'put /pets/{id}\npatch /pets/{id} {"level":"owner"}', ['pet update:owner']],
  [
    'a mistake in x-keyfob',
    'get /a true\nget /b {"resource_type":"B","colour":1}\nget /c {"level":"root"}\nget /d {"action":7}',
    [
      'paths /a get x-keyfob must be false or a map with resource_type, action or level',
      'paths /b get x-keyfob colour is not known here; known: resource_type, action, level',
      'paths /b get the resource type B must be lower-case words of a–z, 0–9 and hyphens, parted by slashes, at most 64 characters; say another with x-keyfob: {resource_type: …}, or a smaller --depth',
      'paths /c get x-keyfob level must be one of read, write, admin, owner',
      'paths /d get the action 7 must begin with a–z and hold only a–z, 0–9, _ and -, at most 64 characters; say another with x-keyfob: {action: …}',
    ],
  ],
  [
    'a reserved type',
    'get /keyfob/tokens/{id}',
    [
      'paths /keyfob/tokens/{id} get the resource type keyfob/token must not begin with keyfob/, which is reserved; say another with x-keyfob: {resource_type: …}, or a smaller --depth',
    ],
  ],
])('%s', (_, lines, expected, options) => {
  expect(derive(lines, options)).toEqual(expected);
});

test.each([
  ['petstore', 19, 4, 18, ['pet', 'store/inventory', 'store/order', 'user']],
  [
    'digitalocean',
    158,
    58,
    155,
    ['droplet', 'kubernetes/cluster/node-pool', 'database/user', 'load-balancer', 'volume/snapshot'],
  ],
  ['github', 157, 56, 146, ['gist/comment', 'repo/actions/workflow', 'repo/pull/review', 'user/key']],
])('a real document: %s', (name, operations, types, actions, some) => {
  const text = readFileSync(new URL(`../../test/openapi/${name}.json`, import.meta.url), 'utf8');
  const derived = deriveTypes(JSON.parse(text) as Record<string, unknown>);
  const found = derived.types.map(({ key }) => key);
  const count = derived.types.reduce((sum, one) => sum + one.actions.length, 0);
  console.log(`${name}: ${derived.operations} operations, ${found.length} resource types, ${count} actions`);
  expect({ ...derived, types: found.length, actions: count }).toEqual({
    operations,
    types,
    actions,
    skipped: 0,
    mistakes: [],
  });
  expect(found).toEqual(expect.arrayContaining(some));
});

test('the order of the paths makes no difference', () => {
  const lines = [
    'get /pets',
    'get /pets/{id}',
    'post /pets/{id}/sell',
    'get /users/{id}/pets',
    'get /account',
    'delete /users/{id}',
  ];
  const found = Array.from({ length: lines.length }, (_, at) =>
    derive([...lines.slice(at), ...lines.slice(0, at)].join('\n')),
  );
  for (const one of found) expect(one).toEqual(found[0]);
});

test('a list is told from the schema of what is answered, in all versions', () => {
  const list = { type: 'array', items: {} };
  const { types } = deriveTypes({
    components: { schemas: { List: list } },
    paths: {
      '/regular/sheep': {
        get: {
          responses: { 200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/List' } } } } },
        },
      },
      '/regular/fish': { get: { responses: { 200: { schema: list } } } },
      '/regular/moose': { get: { responses: { 200: { schema: { $ref: '#/paths' } } } } },
    },
  });
  expect(types.map(({ key, actions }) => `${key} ${actions.map((one) => one.key).join()}`)).toEqual([
    'regular/fish list',
    'regular/moose get',
    'regular/sheep list',
  ]);
});

test('more types than Keyfob takes: the depth that fits is told', () => {
  const lines = Array.from(
    { length: 60 },
    (_, at) => `get /group${at % 30}/things${at}/{id}\nget /group${at % 30}/others${at}/{id}`,
  );
  expect(derive(lines.join('\n')).at(-1)).toBe(
    'paths give 120 resource types; 100 is the most: --depth 1 gives 30; --only /path takes a part; x-keyfob: false leaves some out',
  );
  expect(derive(lines.join('\n'), { depth: 1 })).toHaveLength(30);
});
