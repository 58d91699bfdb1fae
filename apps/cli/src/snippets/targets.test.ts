import { expect, test } from 'vitest';
import type { SnippetInput } from './snippet.ts';
import { targets } from './targets.ts';
import type { Target } from './targets.ts';

const URL = 'https://keyfob.example';
const VALUE = 'the-value-of-a-token';
const input = (more: Partial<SnippetInput> = {}): SnippetInput => ({
  apiUrl: URL,
  value: undefined,
  permission: 'builder:list',
  tokenFile: '/home/ada/token.json',
  program: { command: '/usr/bin/node', args: ['/usr/bin/keyfob'] },
  server: undefined,
  service: undefined,
  ...more,
});

test.each(Object.keys(targets) as Target[])(
  '%s: printed without a value, with it in one place for --inline',
  async (name) => {
    const snippet = await targets[name]();
    const plain = snippet.text(input());
    expect(plain).toContain(URL);
    expect(plain + snippet.next(input()).join('')).not.toContain(VALUE);
    const inline = input({ value: VALUE });
    expect(snippet.text(inline).split(VALUE)).toHaveLength(2);
    expect(snippet.next(inline).join('')).not.toContain(VALUE);
  },
);

const env = `KEYFOB_API_URL: ${URL}`;

test.each<[Target, string, string, Partial<SnippetInput>?]>([
  [
    'github-actions',
    '',
    `name: keyfob\non: workflow_dispatch\nenv:\n  ${env}\n  KEYFOB_TOKEN: \${{ secrets.KEYFOB_TOKEN }}\njobs:\n  keyfob:\n    runs-on: ubuntu-latest\n    steps:\n      - run: npx --yes @keyfob/cli token can builder:list\n`,
  ],
  [
    'github-actions',
    'on: push\nenv:\n    A: b # one\njobs: {}\n',
    `on: push\nenv:\n    A: b # one\n    ${env}\n    KEYFOB_TOKEN: \${{ secrets.KEYFOB_TOKEN }}\njobs: {}\n`,
  ],
  [
    'gitlab',
    '',
    `variables:\n  ${env}\nkeyfob:\n  image: node:24\n  script:\n    - npx --yes @keyfob/cli token can builder:list\n`,
  ],
  [
    'gitlab',
    'job:\n  script: !reference [.x, script]\nvariables:\n    A: b # one\n',
    `job:\n  script: !reference [.x, script]\nvariables:\n    A: b # one\n    ${env}\n`,
  ],
  [
    'circleci',
    '',
    `version: 2.1\njobs:\n  keyfob:\n    docker:\n      - image: cimg/node:24.0\n    environment:\n      ${env}\n    steps:\n      - run: npx --yes @keyfob/cli token can builder:list\nworkflows:\n  keyfob:\n    jobs:\n      - keyfob:\n          context: keyfob\n`,
  ],
  [
    'circleci',
    'version: 2.1\njobs:\n  # ours\n  keyfob:\n    docker: [{ image: x }]\nworkflows:\n  keyfob: { jobs: [keyfob] }\n',
    `version: 2.1\njobs:\n  # ours\n  keyfob:\n    docker: [{ image: x }]\n    environment:\n      ${env}\nworkflows:\n  keyfob: { jobs: [keyfob] }\n`,
  ],
  ['dotenv', '', `KEYFOB_API_URL=${URL}\nKEYFOB_TOKEN=\n`],
  ['dotenv', '# mine\nKEYFOB_TOKEN="old"\n', `# mine\nKEYFOB_TOKEN="old"\nKEYFOB_API_URL=${URL}\n`],
  [
    'docker',
    '',
    `services:\n  app:\n    image: your/image\n    environment:\n      ${env}\n      KEYFOB_TOKEN: \${KEYFOB_TOKEN:?}\n`,
  ],
  [
    'docker',
    'services:\n  web:\n    image: x # y\n    environment:\n    - A=b\n    - KEYFOB_TOKEN\n',
    `services:\n  web:\n    image: x # y\n    environment:\n    - A=b\n    - KEYFOB_TOKEN\n    - KEYFOB_API_URL=${URL}\n`,
  ],
  [
    'docker',
    'services:\n  a: { image: x }\n  b: { image: y }\n',
    `services:\n  a: { image: x }\n  b: { image: y, environment: { KEYFOB_API_URL: ${URL}, KEYFOB_TOKEN: "\${KEYFOB_TOKEN:?}" } }\n`,
    { service: 'b' },
  ],
  [
    'nginx',
    'server {\n    listen 80; # here\n}\n',
    `server {\n    listen 80; # here\n    # keyfob begin\n    # The upstream is given a token of ${URL}, whatever the caller sent.\n    include /etc/nginx/keyfob-token.conf;\n    # keyfob end\n}\n`,
  ],
  [
    'nginx',
    'server {\n    listen 80; # here\n}\n',
    `server {\n    listen 80; # here\n    # keyfob begin\n    # The upstream is given a token of ${URL}, whatever the caller sent.\n    proxy_set_header Authorization "Bearer ${VALUE}";\n    # keyfob end\n}\n`,
    { value: VALUE },
  ],
  [
    'nginx',
    '',
    `# keyfob begin\n# The upstream is given a token of ${URL}, whatever the caller sent.\nproxy_set_header Authorization "Bearer ${VALUE}";\n# keyfob end\n`,
    { value: VALUE },
  ],
  [
    'k8s-secret',
    '',
    `apiVersion: v1\nkind: Secret\nmetadata:\n  name: keyfob\ntype: Opaque\nstringData:\n  ${env}\n  KEYFOB_TOKEN: ${VALUE}\n`,
    { value: VALUE },
  ],
  [
    'claude-desktop',
    '{ "theme": "dark" }\n',
    `{\n  "theme": "dark",\n  "mcpServers": {\n    "keyfob": {\n      "command": "/usr/bin/node",\n      "args": [\n        "/usr/bin/keyfob",\n        "mcp"\n      ],\n      "env": {\n        "KEYFOB_API_URL": "${URL}",\n        "KEYFOB_TOKEN_FILE": "/home/ada/token.json"\n      }\n    }\n  }\n}\n`,
  ],
  [
    'claude-desktop',
    '{"mcpServers":{"acme":{"command":"x","env":{"KEYFOB_TOKEN_FILE":"/old"}}}}',
    `{\n  "mcpServers": {\n    "acme": {\n      "command": "x",\n      "env": {\n        "KEYFOB_API_URL": "${URL}",\n        "KEYFOB_TOKEN": "${VALUE}"\n      }\n    }\n  }\n}`,
    { server: 'acme', value: VALUE },
  ],
])('%s is merged into %j, and merged again it is the same to the byte', async (name, before, expected, more) => {
  const snippet = await targets[name]();
  const [change] = snippet.files?.(input(more), 'the-file') ?? [];
  const once = change?.merge(before);
  expect(once).toBe(expected);
  expect(change?.merge(once ?? '')).toBe(once);
});
