// Who may import whom: every rule is an error, and CONTRIBUTING.md says the same in words.

/** Modules that reach outside the process. */
const inputOutput =
  '^(node:)?(fs|net|tls|http|http2|https|dgram|dns|child_process|worker_threads|cluster|os|process)(/|$)|node_modules/(pg|@mikro-orm|bullmq|ioredis|better-auth|pino)/';

/** Pure rules of core: clock and randomness come in as arguments. Shared with the SDK, which runs in browsers. */
const pureRules = [
  '^packages/core/src/.*\\.schema\\.ts$',
  '^packages/core/src/audit/(chain|verify-export)\\.ts$',
  '^packages/core/src/permissions/(catalog|cover|grant|intersect-grants|level|normalise-grants|own-resource-types)\\.ts$',
  '^packages/core/src/permissions/(roles|short-form|starter-catalog|term|unknown-terms)\\.ts$',
  '^packages/core/src/tokens/(cidr|crc32|digest|duration|earlier|effective-grants|generated-name|handle|lifetime|name)\\.ts$',
  '^packages/core/src/tokens/(mask-token-value|preset|snapshot|status|token|token-value|verdict-checks)\\.ts$',
];

export default {
  forbidden: [
    {
      name: 'no-circular',
      severity: 'error',
      comment: 'Not even by types alone. What is generated stays as it was generated.',
      from: { pathNot: '^packages/sdk/src/generated/' },
      to: { circular: true },
    },
    {
      name: 'apps-never-import-apps',
      severity: 'error',
      from: { path: '^apps/([^/]+)/' },
      to: { path: '^apps/', pathNot: '^apps/$1/' },
    },
    {
      name: 'packages-never-import-apps',
      severity: 'error',
      from: { path: '^packages/' },
      to: { path: '^apps/' },
    },
    {
      name: 'web-and-cli-import-only-sdk',
      severity: 'error',
      from: { path: '^apps/(web|cli)/' },
      to: { path: '^packages/|node_modules/@keyfob/', pathNot: '^packages/sdk/|node_modules/@keyfob/sdk/' },
    },
    {
      name: 'api-and-worker-import-only-core',
      severity: 'error',
      from: { path: '^apps/(api|worker)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^packages/|node_modules/@keyfob/', pathNot: '^packages/core/|node_modules/@keyfob/core/' },
    },
    {
      name: 'members-are-entered-by-their-door',
      comment: 'A member is imported by its name, never by a path into its source.',
      severity: 'error',
      from: { path: '^(?:apps|packages)/([^/]+)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^(?:apps|packages)/[^/]+/src/', pathNot: '^(?:apps|packages)/$1/' },
    },
    {
      name: 'core-imports-no-framework',
      severity: 'error',
      from: { path: '^packages/core/' },
      to: { path: 'node_modules/(@nestjs|fastify|@fastify|express|hono)/|^packages/sdk/' },
    },
    {
      name: 'pure-rules-do-no-io',
      severity: 'error',
      from: { path: pureRules, pathNot: '\\.test\\.ts$' },
      to: { path: inputOutput },
    },
    {
      name: 'source-never-imports-tests',
      severity: 'error',
      from: { pathNot: '\\.test\\.tsx?$|^infra/|/test/' },
      to: { path: '\\.test\\.tsx?$|^infra/|/test/', pathNot: 'node_modules' },
    },
    {
      name: 'every-import-resolves',
      severity: 'error',
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    parser: 'tsc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules|/dist/' },
    enhancedResolveOptions: {
      exportsFields: ['exports'],
      conditionNames: ['import', 'types', 'node', 'default'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.json'],
    },
  },
};
