import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAcme } from './open-acme.ts';
import { key, openTerminal } from './open-terminal.ts';
import { runCli } from './run-cli.ts';

let acme: Awaited<ReturnType<typeof openAcme>>;

beforeAll(async () => {
  acme = await openAcme();
});
afterAll(() => acme[Symbol.asyncDispose]());

test('a platform adds its own people, by a service token and with ids of its own', async () => {
  const every = ['*', 'keyfob/member', 'keyfob/role', 'keyfob/token', 'keyfob/workspace'];
  const { value } = await acme.live.call<{ value: string }>('POST', '/v1/installation/tokens', {
    kind: 'service',
    name: 'platform',
    grants: every.map((resource_type) => ({ resource_type, actions: ['*'] })),
  });
  const args = ['member', 'set', 'user-4711', '--role', 'viewer', '--workspace', 'acme'];
  const added = await runCli(args, { KEYFOB_API_URL: acme.live.url, KEYFOB_TOKEN: value });
  expect(added).toEqual({ exitCode: 0, stdout: 'Added user-4711 as viewer.\n', stderr: '' });
});

type Line = readonly [line: string, exitCode: number, told: RegExp | string];

async function tries([line, exitCode, told]: Line): Promise<void> {
  const run = await acme.run(line.split(' ').map((word) => (word === 'seals' ? 'seals depots' : word)));
  expect({ exitCode: run.exitCode, stderr: exitCode === 0 ? run.stderr : '' }).toEqual({ exitCode, stderr: '' });
  const printed = exitCode === 0 ? run.stdout : run.stderr;
  if (typeof told === 'string') expect(printed).toContain(told);
  else expect(printed).toMatch(told);
}

/** What changes nothing, all at once. */
test.concurrent.each<Line>([
  ['resource-type set depot list', 64, 'Not an action with its level: list'],
  ['resource-type set depot list=reed', 64, 'Not an action with its level: list=reed'],
  ['resource-type set builder list=read', 64, 'builder is a shared type of this installation'],
  ['role list', 0, /^viewer +Viewer +built in +\*:@read/m],
  ['role set viewer --grant depot:list', 5, 'viewer is built in and stays as it is'],
  ['role set sealer --grant {"resource_type', 64, '--grant 1 is not a grant'],
  ['role remove viewer --yes', 5, /is built in[^]*Next: built-in roles stay as they are/],
  ['member set user-4712 --role viewer', 5, 'Only an operator or a service token may set external_id'],
  [
    'member set nobody@example.com --role viewer',
    7,
    /has an account here.*\nNext: keyfob member invite nobody@example.com --role viewer\n/,
  ],
  [
    'token create --name x --role viewer --expires-in 5y',
    64,
    /\(expires_in: must not be beyond .*\nNext: ask for less: .* until \d{4}-/,
  ],
  [
    'token create --name x --role viewer --expires-in soon',
    64,
    /\(expires_in: must be whole .*\nNext: give a duration such as/,
  ],
  [
    'token create --name x --role viewer --expires-at 2020-01-01',
    64,
    /\(expires_at: must be in .*\nNext: give a time that is still/,
  ],
  ['auth status', 0, /^ROLE +owner$/m],
  ['token create --name x --role viewer --user', 5, 'Next: leave out --user\n'],
  [
    'token create --name x --role viewer --no-expiry',
    64,
    /\(no_expiry: the policy .*\nNext: leave out --no-expiry .*maximum of 1y\n/,
  ],
  ['member set nobody@example.com --suspend', 6, 'Nobody in acme is nobody@example.com'],
  ['member set user-4711', 64, 'There is nothing to set'],
  ['member set user-4711 --suspend --resume', 64, 'cannot be given together'],
  ['member list --query zoe', 0, 'No members found.\n'],
  ['policy list', 0, /^FIELD +VALUE\nmax_lifetime +1y\n/],
  ['policy set allowed_cidrs=[10.0.0.0/8,127.0.0.1] --dry-run', 0, 'allowed_cidrs: none → 10.0.0.0/8, 127.0.0.1'],
  ['policy list', 0, /^audit_retention +forever$/m],
  [
    'workspace show',
    0,
    /^MAX LIFETIME +1y\n(?:.*\n)*ALLOWED KINDS +personal, workspace\n(?:.*\n)*AUDIT RETENTION +forever\n$/m,
  ],
  ['token can builder', 64, /^Error: 'builder' is not right. It takes type:action\[:id\], such as builder:ensure.\n/],
  [
    'token create --name x --role viewer --expires-at tomorrow',
    64,
    'Next: give --expires-at a date such as 2027-01-31',
  ],
  ['audit list --since 2100-01-01', 0, 'No events found.\n'],
  ['apply -f nowhere.yaml', 64, /^Error: Cannot read nowhere.yaml \(no such file or directory\)\n/],
  ['policy set max_lifetime=5m', 64, 'max_lifetime must be whole seconds'],
  ['policy set max_lifetime', 64, 'Not a field with its value: max_lifetime'],
  ['policy set colour=red', 64, 'colour is not a known field'],
  ['permissions list', 0, /^PERMISSION +LEVEL +HELD\n(.+\n)*builder:ensure +write +yes\n/],
  ['permissions list builder --held', 0, /^PERMISSION +LEVEL +HELD\n(builder:\w+ +(read|write|admin) +yes\n)+$/],
  ['permissions list nothing', 0, 'No permissions of nothing found.\n'],
])('keyfob %s', (...line) => tries(line));

/** One command after the other, as a person would type them. */
test.each<Line>([
  ['resource-type list --own', 0, 'No resource types found.\n'],
  ['resource-type set depot list=read', 0, 'depot has 1 action.\n'],
  ['resource-type set depot list=read seal=admin', 0, 'depot has 2 actions.\n'],
  ['resource-type set depot list=read seal=admin', 0, 'depot has 2 actions.\n'],
  ['resource-type list --own', 0, /^KEY +OF +ACTIONS\ndepot +workspace +list:read seal:admin\n$/],
  ['resource-type list', 0, /^builder +installation +list:read get:read access:write ensure:write/m],
  ['role set sealer', 64, 'There is no role sealer yet, and a new one needs grants'],
  ['role set sealer --grant depot:seal', 0, 'Created role sealer: 1 grant.\n'],
  ['role set sealer --description seals --grant depot:seal --grant depot:list', 0, 'Changed role sealer: 1 grant.\n'],
  ['role list --own', 0, /^KEY +NAME +KIND +GRANTS\nsealer +Sealer +own +depot:seal depot:list\n$/],
  ['resource-type remove depot --yes', 7, 'depot is granted by the roles sealer'],
  ['member set user-4711 --role sealer --name Kit', 0, 'user-4711 is sealer.\n'],
  ['member set user-4711 --suspend', 0, 'user-4711 is sealer, suspended.\n'],
  ['member set user-4711 --resume --role sealer', 0, 'user-4711 is sealer.\n'],
  [
    'member list --role sealer',
    0,
    /^ID +EMAIL +EXTERNAL ID +NAME +ROLE +STATUS +SINCE\n[0-9a-f-]{36} +– +user-4711 +Kit +sealer +active +\d{4}-/,
  ],
  [
    'role remove sealer --yes',
    7,
    'The role sealer is in use (1 member, 0 live tokens and 0 open invitations have this role)',
  ],
  ['role remove sealer', 64, 'Next: the same with --yes'],
  ['role remove sealer --reassign-to viewer --yes', 0, 'Removed role sealer; whoever had it has viewer.\n'],
  ['role remove sealer --yes', 6, 'There is nothing here'],
  ['member remove user-4711 --yes', 0, 'Removed user-4711.\n'],
  ['member remove user-4711 --yes', 6, 'Nobody in acme is user-4711'],
  ['resource-type remove depot --yes', 0, 'Removed depot.\n'],
  ['resource-type remove depot --yes', 6, 'depot is no resource type of the workspace’s own'],
  [
    'policy set max_lifetime=90d rotation_after=never --dry-run',
    0,
    '  ~ max_lifetime: 1y → 90d\n  ~ rotation_after: 90d → never\nTokens issued before stay as they are; with --apply-to-existing 1 ends sooner.\nPlan: 0 to add, 2 to change',
  ],
  ['policy set max_lifetime=90d --yes', 0, 'Done: 0 added, 1 changed, 0 removed.\n'],
  ['policy set max_lifetime=90d', 0, 'Nothing to change.\n'],
])('keyfob %s', (...line) => tries(line));

test('--json is the whole answer for programs', async () => {
  const lists = ['permissions list', 'resource-type list', 'role list', 'member list'];
  const answers = await Promise.all(lists.map((line) => acme.run([...line.split(' '), '--json'])));
  for (const { stdout } of answers) expect(JSON.parse(stdout)).toHaveProperty('data');
  expect(JSON.parse((await acme.run(['policy', 'list', '--json'])).stdout)).toHaveProperty('max_lifetime', 7_776_000);
});

test('a webhook, from its creation to its end: the signing secret alone for scripts, other events, sent again', async () => {
  const webhook = (...args: string[]) => acme.run(['webhook', ...args]);
  const url = 'https://hooks.example.com/keyfob';
  const secret = /^whsec_\S+\n$/;
  expect((await webhook('create', url, '--event', 'token.revoked', '--output', 'token')).stdout).toMatch(secret);
  const listed = JSON.parse((await webhook('list', '--json')).stdout) as { webhooks: { id: string; url: string }[] };
  const { id = '' } = listed.webhooks.find((one) => one.url === url) ?? {};
  expect((await webhook('rotate-secret', id, '--overlap', '60', '--output', 'token')).stdout).toMatch(secret);
  expect((await webhook('edit', id, '--event', 'token.reuse_detected')).stdout).toBe(
    `${url} hears of token.reuse_detected.\n`,
  );
  expect((await webhook('edit', id, '--all-events')).stdout).toBe(`${url} hears of everything.\n`);
  expect(await webhook('edit', id)).toMatchObject({ exitCode: 64 });
  expect(await webhook('edit', id, '--event', 'token.lost')).toMatchObject({ exitCode: 64 });
  expect((await webhook('disable', id)).stdout).toBe(`${url} is disabled.\n`);
  expect((await webhook('enable', id)).stdout).toBe(`${url} is active.\n`);
  expect((await webhook('test', id)).exitCode).toBe(0);
  const sent = JSON.parse((await webhook('deliveries', id, '--json')).stdout) as { deliveries: { id: string }[] };
  expect((await webhook('resend', id, sent.deliveries[0]?.id ?? '')).stdout).toBe(
    'webhook.test is on its way again.\n',
  );
  expect(await webhook('delete', id)).toMatchObject({ exitCode: 64 });
  expect((await webhook('delete', id, '--yes')).stdout).toBe(`${url} is deleted.\n`);
  expect(await webhook('test', id)).toMatchObject({ exitCode: 6 });
});

test('token trim takes away what a token did not use, at once', async () => {
  acme.live.startWorker();
  const grants = [{ resource_type: 'builder', actions: ['list', 'get', 'access', 'ensure'] }];
  const { value, token } = await acme.live.call<{ value: string; token: { id: string } }>(
    'POST',
    '/v1/workspaces/acme/tokens',
    { kind: 'workspace', name: 'wide', grants },
  );
  const can = (action: string) =>
    runCli(['token', 'can', `builder:${action}`], { KEYFOB_API_URL: acme.live.url, KEYFOB_TOKEN: value });
  expect(await can('ensure')).toMatchObject({ exitCode: 0 });
  expect(await can('list')).toMatchObject({ exitCode: 0 });
  const used = async () => (await acme.keyfob.readTokenUsage('acme', token.id)).permissions.used;
  await expect.poll(used).toBe(2);
  expect(await acme.run(['token', 'trim', 'wide'])).toMatchObject({ exitCode: 64, stdout: '' });
  const trimmed = await acme.run(['token', 'trim', 'wide', '--yes']);
  expect(trimmed.stderr).toMatch(/^wide holds 4 permissions and used 2 in \d+ days\. Left would be: builder:/);
  expect(trimmed).toMatchObject({
    exitCode: 0,
    stdout: expect.stringMatching(
      /^wide is trimmed to .*: the old state is refused (?:from now on|on \d+ nodes? in \d+ ms)\.\n$/,
    ) as string,
  });
  expect(await can('ensure')).toMatchObject({ exitCode: 0 });
  expect(await can('access')).toMatchObject({ exitCode: 5 });
});

test('audit list --follow shows what happens from now on, each once, until Ctrl-C: exit 2', async () => {
  for (const [flags, pattern] of [
    [[], /^\S+ \S+Z {2}webhook\.created {2}.* {2}new-\d\.example\.com {2}/gm],
    [['--json'], /^\{.*"action":"webhook\.created".*"label":"new-\d\.example\.com".*\}$/gm],
  ] as const) {
    await using follow = openTerminal({
      args: ['audit', 'list', '--follow', '--limit', '2', '--action', 'webhook.', ...flags],
      env: { KEYFOB_API_URL: acme.live.url, KEYFOB_TOKEN: acme.value },
      columns: 2000,
    });
    const shown = () => follow.history().match(pattern)?.length ?? 0;
    // The last two events come first: of the second round, two that the first has made.
    const before = flags.length === 0 ? 0 : 2;
    await follow.shows('webhook.');
    await expect.poll(shown).toBe(before);
    for (const number of [1, 2, 3]) {
      await acme.run(['webhook', 'create', `https://new-${number}.example.com/`, '--event', 'token.revoked']);
      await expect.poll(shown).toBe(before + number);
    }
    follow.press(key.ctrlC);
    expect(await follow.ended).toBe(2);
    expect(follow.history()).toMatch(/Cancelled/);
    expect(shown()).toBe(before + 3);
  }
});
