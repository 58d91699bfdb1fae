import { Keyfob } from '@keyfob/sdk';
import type { Invitation, IssuedInvitation } from '@keyfob/sdk';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openMailSink } from '../../../infra/testing/mail-sink.ts';
import { openAcme } from './open-acme.ts';
import { key, openTerminal } from './open-terminal.ts';

let acme: Awaited<ReturnType<typeof openAcme>>;
beforeAll(async () => {
  acme = await openAcme();
});
afterAll(() => acme[Symbol.asyncDispose]());

const member = (...args: string[]) => acme.run(['member', ...args]);
const listed = async () =>
  (JSON.parse((await member('invitations', '--json')).stdout) as { data: Invitation[] }).data.map(({ email }) => email);
const codeOf = (link: string) => link.split('#code=')[1] ?? '';

test('an invitation prints a link that works once; whoever came by it is a member and invited no longer', async () => {
  expect((await member('invitations')).stdout).toBe('No invitations found.\n');
  const { exitCode, stdout, stderr } = await member('invite', 'grace@example.com', '--role', 'manager');
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'Send the link to grace@example.com: it works once, and is shown only now.\n',
  });
  const [, link = ''] =
    /^ID +[0-9a-f-]{36}\nEMAIL +grace@example.com\nROLE +manager\nEXPIRES +\d{4}-.* UTC\nLINK +(\S+)\n$/.exec(stdout) ??
    [];
  expect((await member('invitations')).stdout).toMatch(
    /^ID +EMAIL +ROLE +INVITED BY +EXPIRES\n\S{36} +grace@example.com +manager +token \S+ +\d{4}-.* UTC\n$/,
  );
  await new Keyfob({ baseUrl: acme.live.url }).acceptInvitation(codeOf(link), {
    password: 'correct horse battery',
    name: 'Grace',
  });
  expect(await listed()).toEqual([]);
  expect((await member('list', '--query', 'grace')).stdout).toMatch(/grace@example.com .* Grace +manager +active/);
  const again = await member('invite', 'grace@example.com', '--role', 'viewer');
  expect(again).toMatchObject({ exitCode: 7, stdout: '' });
  expect(again.stderr).toMatch(
    /^Error: grace@example.com is a member already\nNext: keyfob member set grace@example.com --role viewer\n/,
  );
});

test('for scripts the link alone, or all of it as JSON; a later invitation replaces the earlier one', async () => {
  const first = await member('invite', 'alan@example.com', '--role', 'viewer', '--output', 'token');
  expect(first.stdout).toMatch(/^http\S+\/invitation#code=[\w-]{32}\n$/);
  const second = await member('invite', 'alan@example.com', '--role', 'member', '--json');
  const { invitation, link, mailed } = JSON.parse(second.stdout) as IssuedInvitation;
  expect([invitation.role, mailed]).toEqual(['member', false]);
  await expect(acme.keyfob.readInvitation({ code: codeOf(first.stdout.trim()) })).rejects.toThrow(
    'There is nothing here',
  );
  expect(await acme.keyfob.readInvitation({ code: codeOf(link) })).toMatchObject({ email: 'alan@example.com' });
  expect(await listed()).toEqual(['alan@example.com']);
});

test('an invitation is taken back by its address or its id, after a question; its link works no longer', async () => {
  const invite = async (email: string) =>
    JSON.parse((await member('invite', email, '--role', 'viewer', '--json')).stdout) as IssuedInvitation;
  const [kit, zoe] = [await invite('kit@example.com'), await invite('zoe@example.com')];
  const unasked = await member('uninvite', 'kit@example.com');
  expect(unasked).toMatchObject({ exitCode: 64, stdout: '' });
  expect(unasked.stderr).toContain('Next: the same with --yes');
  await using asked = openTerminal({
    args: ['member', 'uninvite', 'kit@example.com'],
    env: { KEYFOB_API_URL: acme.live.url, KEYFOB_TOKEN: acme.value },
  });
  await asked.shows('Take back the invitation of kit@example.com (viewer) to acme? [y/N]');
  asked.press(`n${key.enter}`);
  expect(await asked.ended).toBe(2);
  expect(await listed()).toContain('kit@example.com');
  expect(await member('uninvite', 'KIT@example.com', '--yes')).toEqual({
    exitCode: 0,
    stdout: 'The invitation of kit@example.com is taken back.\n',
    stderr: '',
  });
  expect((await member('uninvite', zoe.invitation.id, '--yes')).exitCode).toBe(0);
  for (const { link } of [kit, zoe])
    await expect(acme.keyfob.readInvitation({ code: codeOf(link) })).rejects.toThrow('There is nothing here');
  const gone = await member('uninvite', 'kit@example.com', '--yes');
  expect(gone).toMatchObject({ exitCode: 6, stdout: '' });
  expect(gone.stderr).toMatch(/^Error: No open invitation to acme is kit@example.com\nNext: keyfob member invitations/);
});

test('a role is needed, and one that is there', async () => {
  expect(await member('invite', 'x@example.com')).toMatchObject({
    exitCode: 64,
    stderr: expect.stringMatching(/--role.*\nNext: keyfob member invite --help\n/) as string,
  });
  expect(await member('invite', 'x@example.com', '--role', 'chief')).toMatchObject({ exitCode: 64 });
  expect(await member('invite', 'nobody', '--role', 'viewer')).toMatchObject({ exitCode: 64 });
  expect(await listed()).not.toContain('x@example.com');
});

test('where Keyfob sends mail the person gets the link so, and the terminal does not show it', async () => {
  const sink = await openMailSink();
  await using mailing = await openAcme({ env: { KEYFOB_SMTP_URL: sink.url } });
  mailing.live.startWorker();
  const { exitCode, stdout, stderr } = await mailing.run(['member', 'invite', 'grace@example.com', '--role', 'viewer']);
  expect({ exitCode, stderr }).toEqual({
    exitCode: 0,
    stderr: 'The link is on its way to grace@example.com by mail.\n',
  });
  expect(stdout).not.toMatch(/link|invitation#/i);
  await expect
    .poll(() => sink.all.map(({ recipient, text }) => [recipient, text]))
    .toEqual([['grace@example.com', expect.stringContaining(`${mailing.live.url}/invitation#code=`) as string]]);
  await sink.close();
});
