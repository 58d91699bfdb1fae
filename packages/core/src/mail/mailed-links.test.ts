import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { openMailSink } from '../../../../infra/testing/mail-sink.ts';
import type { MailSink } from '../../../../infra/testing/mail-sink.ts';
import { deliver } from '../../test/post-office.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createInvitation } from '../members/create-invitation.ts';
import { deleteInvitation } from '../members/delete-invitation.ts';
import { addPerson } from '../sign-in/add-person.ts';

let sink: MailSink;
let at: TestCore;
const request = { id: null, ip: '192.0.2.9' };
const password = 'correct horse battery staple';
beforeAll(async () => {
  sink = await openMailSink();
  at = await openTestCore({ KEYFOB_SMTP_URL: sink.url });
  await at.inInstallation((ctx) =>
    addPerson(ctx, { userId: 'ben', email: 'ben@example.com', password, name: 'Ben', emailProven: true }),
  );
});
beforeEach(() => {
  sink.all = [];
});
afterAll(async () => {
  await at.close();
  await sink.close();
});

const auth = (path: string, body: object, cookie?: string) =>
  at.core.signIn.handle(
    new Request(`http://localhost:4600/api/auth/${path}`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        origin: 'http://localhost:4600',
        'user-agent': 'Firefox/150',
        ...(cookie !== undefined && { cookie }),
      },
      body: JSON.stringify(body),
    }),
    request,
  );
const kept = async (what: string) =>
  (await at.db.query<{ row: string }>('select to_jsonb(m)::text as row from keyfob.mail m')).rows.filter(({ row }) =>
    row.includes(what),
  ).length;

test('an invitation comes by mail, with a link that lets its reader in; its code is in no table, before or after', async () => {
  const { link, invitation } = await at.run((ctx) =>
    createInvitation(ctx, { email: 'new@example.com', role: 'viewer' }),
  );
  const code = link.split('code=')[1] ?? '';
  const forms = [code, Buffer.from(code).toString('hex'), '"sealed": null'];
  expect(await Promise.all(forms.map(kept))).toEqual([0, 0, 0]);
  expect(await deliver(at)).toEqual(['sent']);
  expect(sink.all).toHaveLength(1);
  expect(sink.all[0]).toMatchObject({ recipient: 'new@example.com', subject: 'Join Acme on Keyfob' });
  expect(sink.all[0]?.html).toContain(`href="${link}"`);
  expect(sink.all[0]?.text).toContain(link);
  expect(await at.core.invitations.read(code, request)).toMatchObject({ email: invitation.email });
  expect(await kept('"sealed": null')).toBe(1);
});

test('an invitation that was taken back before its mail went out is not mailed', async () => {
  const { invitation } = await at.run((ctx) => createInvitation(ctx, { email: 'gone@example.com', role: 'viewer' }));
  await at.run((ctx) => deleteInvitation(ctx, invitation.id));
  expect([await deliver(at), sink.all]).toEqual([['dropped'], []]);
});

test('a forgotten password: the mailed link sets a new one; nobody is mailed for an address without an account', async () => {
  expect(at.core.signIn.options().reset_by_mail).toBe(true);
  for (const email of ['ben@example.com', 'nobody@example.com'])
    expect((await auth('request-password-reset', { email })).status).toBe(200);
  expect(await deliver(at)).toEqual(['sent']);
  const [mail] = sink.all;
  expect(mail).toMatchObject({ recipient: 'ben@example.com', subject: 'Set a new password for Keyfob' });
  const token = /\/reset#token=([\w-]+)/.exec(mail?.text ?? '')?.[1] ?? '';
  expect(mail?.html).toContain(`#token=${token}`);
  expect((await auth('reset-password', { token, newPassword: `${password} 2` })).status).toBe(200);
});

test('a browser that the account does not know: its person is told at the second sign-in, not at the first; a known one is no news', async () => {
  const credentials = { email: 'ben@example.com', password: `${password} 2` };
  const first = await auth('sign-in/email', credentials);
  expect([first.status, await deliver(at)]).toEqual([200, []]);
  const device = first.headers.getSetCookie().find((cookie) => cookie.startsWith('keyfob.device='));
  await auth('sign-in/email', credentials, device?.split(';', 1)[0]);
  expect(await deliver(at)).toEqual([]);
  await auth('sign-in/email', credentials);
  expect(await deliver(at)).toEqual(['sent']);
  expect(sink.all[0]).toMatchObject({
    recipient: 'ben@example.com',
    subject: 'New sign-in to your Keyfob account',
    text: expect.stringMatching(/from 192\.0\.2\.9 with Firefox\/150\.[^]*\/settings\/sessions/) as string,
  });
  expect(sink.all[0] && sink.header(sink.all[0], 'list-unsubscribe')).toBeUndefined();
});
