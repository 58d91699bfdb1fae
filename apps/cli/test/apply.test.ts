import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openShell } from './in-shell.ts';
import { openLive } from './live.ts';
import { openAcme } from './open-acme.ts';
import { runCli } from './run-cli.ts';
import { signInAsPerson } from './sign-in-as-person.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'keyfob-apply-'));
let acme: Awaited<ReturnType<typeof openAcme>>;

beforeAll(async () => {
  acme = await openAcme({ starterCatalog: false });
});
afterAll(async () => {
  await acme[Symbol.asyncDispose]();
  rmSync(folder, { recursive: true });
});

function file(text: string, name = 'keyfob.yaml'): string {
  const at = path.join(folder, name);
  writeFileSync(at, text);
  return at;
}
const apply = (text: string, ...more: string[]) => acme.run(['apply', '-f', file(text), ...more]);

const DECLARED = `version: 1
resource_types:
  builder: { list: read, ensure: write, delete: admin }
  artifact: { get: read }
roles:
  deployer:
    description: ships what was built
    grants: [builder:ensure, builder:@read]
policy:
  max_lifetime: 90d
`;

test('docs/declare.md: on a new installation with the starter catalog everything is as the page says', async () => {
  const page = readFileSync(new URL('../../../docs/declare.md', import.meta.url), 'utf8');
  const blocks = (kind: string) =>
    [...page.matchAll(new RegExp(`^\`\`\`${kind}\n(.*?)^\`\`\``, 'gms'))].map(([, text = '']) => text);
  const [keyfile = '', openapi = ''] = blocks('yaml');
  const [plan = '', mistake = '-', types] = blocks('text');
  await using live = await openLive();
  const shell = openShell({ KEYFOB_API_URL: live.url });
  await signInAsPerson(live, shell);
  const save = (text: string, name = 'keyfob.yaml') => writeFileSync(path.join(shell.folder, name), text);
  save(keyfile.replace('cluster:restart', 'cluster:restrat'));
  expect((await shell.pipe('keyfob apply --dry-run')).stderr).toContain(mistake);
  save(keyfile);
  expect(await shell.pipe('keyfob apply --dry-run')).toEqual({ exitCode: 0, stdout: plan, stderr: '' });
  expect((await shell.pipe('keyfob apply --yes')).stdout).toContain('Done: 4 added, 2 changed, 0 removed.\n');
  expect((await shell.pipe('keyfob apply')).stdout).toBe('Nothing to change.\n');
  save(openapi, 'openapi.yaml');
  const { stdout: printed } = await shell.pipe('keyfob apply --from openapi.yaml --print');
  expect(printed.slice(printed.indexOf('resource_types'))).toBe(types);
  shell.close();
});

test('a dry run shows the plan and changes nothing', async () => {
  const { exitCode, stdout, stderr } = await apply(DECLARED, '--dry-run');
  expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
  expect(stdout.split('\n')).toEqual([
    'Resource types',
    '  + builder',
    '      + list (read)',
    '      + ensure (write)',
    '      + delete (admin)',
    '  + artifact',
    '      + get (read)',
    'Roles',
    '  + deployer',
    '      + builder:@read',
    '      + builder:ensure',
    'Policy',
    '  ~ max_lifetime: 1y → 90d',
    'Tokens issued before stay as they are; with --apply-to-existing 1 ends sooner.',
    'Plan: 3 to add, 1 to change, 0 to remove.',
    '',
  ]);
  expect((await acme.keyfob.listRoles('acme')).data.filter((role) => !role.built_in)).toEqual([]);
});

test('without a terminal it needs a yes, and says so before anything is done', async () => {
  const { exitCode, stdout, stderr } = await apply(DECLARED);
  expect(exitCode).toBe(64);
  expect(stdout).toContain('Plan: 3 to add');
  expect(stderr).toContain('Next: the same with --yes');
  expect((await acme.keyfob.listResourceTypes('acme')).data.filter((type) => type.own)).toEqual([]);
});

test('applied it is so; applied again there is nothing to change', async () => {
  const first = await apply(DECLARED, '--yes');
  expect(first).toMatchObject({ exitCode: 0, stderr: '' });
  expect(first.stdout.trimEnd().split('\n').at(-1)).toBe('Done: 3 added, 1 changed, 0 removed.');
  const [role] = (await acme.keyfob.listRoles('acme')).data.filter((one) => !one.built_in);
  expect(role).toMatchObject({
    key: 'deployer',
    name: 'Deployer',
    description: 'ships what was built',
    grants: [{ resource_type: 'builder', resource_id: '*', actions: ['ensure', '@read'] }],
  });
  expect((await acme.keyfob.getWorkspace('acme')).policy.max_lifetime).toBe(90 * 86_400);
  // Nothing needs a yes any more.
  expect(await apply(DECLARED)).toEqual({ exitCode: 0, stdout: 'Nothing to change.\n', stderr: '' });
  const again = await apply(DECLARED, '--json');
  expect(JSON.parse(again.stdout)).toMatchObject({
    applied: false,
    changes: [],
    counts: { add: 0, change: 0, remove: 0 },
  });
});

test('what the file leaves out goes with --prune only, a role before the type that it is about', async () => {
  await acme.keyfob.createRole('acme', {
    key: 'reader',
    name: 'Reader',
    grants: [{ resource_type: 'artifact', actions: ['get'] }],
  });
  const less = DECLARED.replace('  artifact: { get: read }\n', '').replace('delete: admin', 'purge: admin');
  const kept = await apply(less, '--yes', '--json');
  expect(JSON.parse(kept.stdout)).toMatchObject({
    applied: true,
    counts: { add: 0, change: 1, remove: 0 },
    kept: [
      { section: 'resource_types', key: 'artifact' },
      { section: 'roles', key: 'reader' },
    ],
    changes: [{ kind: 'change', key: 'builder', details: ['+ purge (admin)', '- delete (admin)'] }],
  });
  const pruned = await apply(less, '--yes', '--prune');
  expect(pruned.stdout).toContain('  - artifact\nRoles\n  - reader\nPlan: 0 to add, 0 to change, 2 to remove.');
  expect((await acme.keyfob.listResourceTypes('acme')).data.filter(({ own }) => own).map(({ key }) => key)).toEqual([
    'builder',
  ]);
});

test('a role in use is not removed: exit 7, the counts, the next command; what came before it is done', async () => {
  const { token } = await acme.keyfob.createToken('acme', { kind: 'workspace', name: 'ships', role: 'deployer' });
  const file =
    'resource_types:\n  builder: { list: read, ensure: write, purge: admin }\n  depot: { list: read }\nroles: {}\n';
  const { exitCode, stderr } = await apply(file, '--yes', '--prune');
  expect(exitCode).toBe(7);
  expect(stderr).toContain(
    'Error: The role deployer is in use (0 members, 1 live token and 0 open invitations have this role)',
  );
  expect(stderr).toContain('Next: keyfob role remove deployer --reassign-to ROLE');
  expect(stderr).toContain('done before the error: resource types');
  await acme.keyfob.revokeToken('acme', token.id);
});

test('a stricter policy counts the tokens that it would touch', async () => {
  await acme.keyfob.createToken('acme', { kind: 'workspace', name: 'long', role: 'viewer', expires_in: '60d' });
  const file = 'policy: { max_lifetime: 40d, allowed_kinds: [workspace] }\n';
  const seen = await apply(file, '--dry-run', '--json');
  expect(JSON.parse(seen.stdout)).toMatchObject({ policy_effect: { clamped: 2 }, counts: { change: 2 } });
  const { stdout } = await apply(file, '--dry-run', '--apply-to-existing');
  expect(stdout).toContain('  ~ tokens issued before: 2 end sooner\nPlan: 0 to add, 3 to change');
  const done = await apply(file, '--apply-to-existing', '--yes');
  expect(done.exitCode).toBe(0);
  const tokens = await acme.keyfob.listTokens('acme', { q: 'long' }).page();
  const left = Date.parse(tokens.data[0]?.expires_at ?? '') - Date.now();
  expect(left).toBeLessThanOrEqual(40 * 86_400_000);
  expect(await apply(file, '--apply-to-existing')).toEqual({ exitCode: 0, stdout: 'Nothing to change.\n', stderr: '' });
});

test.each([
  [
    'of the file alone',
    'roles:\n  a: { grants: [builder] }\n',
    'keyfob.yaml:2:17 roles.a.grants.0 must be type:action[:id]',
  ],
  [
    'a built-in role',
    'roles:\n\n  owner: { grants: [] }\n',
    'keyfob.yaml:3:3 roles.owner is built in and stays as it is',
  ],
  [
    'an unknown action',
    'roles:\n  a:\n    grants:\n      - builder:list\n      - builder:lst\n',
    'keyfob.yaml:5:9 roles.a.grants.1 unknown action lst of builder; known: list, ensure',
  ],
  [
    'a policy',
    'policy:\n  allow_no_expiry: false\n  max_lifetime: 5m\n',
    'keyfob.yaml:3:3 policy.max_lifetime must be whole seconds or',
  ],
  ['an unknown policy', 'policy:\n  max_age: 5\n', 'keyfob.yaml:2:3 policy.max_age is not a known field'],
  ['no YAML', 'roles: [\n', 'keyfob.yaml:2:1'],
])('a mistake %s is told with file, line, path and rule: exit 64, nothing is changed', async (_, text, told) => {
  const { exitCode, stdout, stderr } = await apply(text, '--yes');
  expect({ exitCode, stdout }).toEqual({ exitCode: 64, stdout: '' });
  expect(stderr).toContain(told);
});

test('a file that is not there: exit 64, and its name', async () => {
  const { exitCode, stderr } = await acme.run(['apply', '-f', path.join(folder, 'none.yaml')]);
  expect({ exitCode, stderr }).toMatchObject({
    exitCode: 64,
    stderr: expect.stringContaining('none.yaml (no such file or directory)') as string,
  });
});

const OPENAPI = `openapi: 3.1.0
paths:
  /v1/depots:
    get: {}
    post: {}
  /v1/depots/{id}:
    get: {}
    delete: {}
  /v1/depots/{id}/seal:
    post: { x-keyfob: { level: admin } }
`;

test('an OpenAPI document becomes types: printed, written beside what a file says, or applied', async () => {
  const openapi = file(OPENAPI, 'openapi.yaml');
  const printed = await acme.run(['apply', '--from', openapi, '--print']);
  expect(printed).toEqual({
    exitCode: 0,
    stderr: '',
    stdout: `# What this workspace is: keyfob apply -f this file. See docs/declare.md.
version: 1
resource_types:
  depot:
    get: read
    list: read
    create: write
    delete: admin
    seal: admin
`,
  });
  const written = file(
    '# mine\nroles: # ours\n  a: { grants: [] }\nresource_types:\n  own: { list: read } # by hand\n',
    'own.yaml',
  );
  for (const told of ['Wrote 1 resource types into', 'says so already']) {
    const run = await acme.run(['apply', '--from', openapi, '--write', written]);
    expect(run).toMatchObject({ exitCode: 0, stdout: '', stderr: expect.stringContaining(told) as string });
    expect(readFileSync(written, 'utf8')).toBe(
      '# mine\nroles: # ours\n  a: { grants: [] }\nresource_types:\n  own: { list: read } # by hand\n  depot:\n    get: read\n    list: read\n    create: write\n    delete: admin\n    seal: admin\n',
    );
  }
  const applied = await acme.run(['apply', '--from', openapi, '--yes']);
  expect(applied.stdout).toContain('Done: 0 added, 1 changed, 0 removed.');
  expect(await acme.run(['apply', '--from', openapi])).toMatchObject({ exitCode: 0 });
});

test('--installation: an operator’s token declares types that every workspace shares, and nothing else', async () => {
  const { value } = await acme.live.call<{ value: string }>('POST', '/v1/installation/tokens', {
    kind: 'service',
    name: 'platform',
    grants: [{ resource_type: 'keyfob/installation', actions: ['*'] }],
  });
  const asPlatform = (args: readonly string[]) => runCli(args, { KEYFOB_API_URL: acme.live.url, KEYFOB_TOKEN: value });
  const args = ['apply', '-f', file('resource_types:\n  shared/disk: { list: read }\n'), '--installation'];
  expect(await asPlatform([...args, '--yes'])).toMatchObject({
    exitCode: 0,
    stdout: expect.stringContaining('  + shared/disk\n') as string,
  });
  expect(await asPlatform(args)).toMatchObject({ exitCode: 0, stdout: 'Nothing to change.\n' });
  expect((await acme.keyfob.listResourceTypes('acme')).data).toContainEqual({
    key: 'shared/disk',
    own: false,
    actions: [{ key: 'list', level: 'read' }],
  });
  const more = await asPlatform(['apply', '-f', file('roles: {}\npolicy: {}\n'), '--installation']);
  expect(more).toMatchObject({
    exitCode: 64,
    stderr: expect.stringContaining('keyfob.yaml:2:1 policy belongs to') as string,
  });
  expect((await apply('resource_types:\n  shared/disk: { list: write }\n')).stderr).toContain(
    'resource_types.shared/disk is a shared type of this installation, with other actions',
  );
});

test('flags that do not belong together: exit 64', async () => {
  const openapi = file(OPENAPI, 'openapi.yaml');
  for (const args of [
    ['-f', openapi, '--from', openapi],
    ['--print'],
    ['--from', openapi, '--depth', '0'],
    ['--from', file('{}', 'empty.json')],
  ]) {
    const { exitCode, stderr } = await acme.run(['apply', ...args]);
    expect({ args, exitCode }).toEqual({ args, exitCode: 64 });
    expect(stderr).toMatch(/^Error: .+\nNext: .+\n$/);
  }
});
