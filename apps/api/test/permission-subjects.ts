import { randomUUID } from 'node:crypto';
import { unsubscribeCode } from '@keyfob/core';
import type { Pool } from 'pg';
import type { TestApi } from './harness.ts';
import { addAccount } from './permission-callers.ts';
import type { PermissionCaller } from './permission-callers.ts';

/** A fresh thing for a call to be about; what is destroyed by one call is not missed by the next. */
export type Subject = (caller: PermissionCaller) => Promise<string>;

const asOwner = (api: TestApi) => ({ cookie: api.owner.cookie, headers: { origin: 'http://localhost:4600' } });

/** A public address, by number: nobody has to resolve it. */
export const RECEIVER = 'https://192.0.43.8/';

const fresh = (what: string) => `${what}-${randomUUID()}`;

/** A workspace where nobody is but the owner of the installation. */
export async function newWorkspace(api: TestApi): Promise<string> {
  const { body } = await api.ask<{ id: string }>('POST', '/v1/workspaces', {
    ...asOwner(api),
    body: { name: fresh('New') },
  });
  return body.id;
}

/** The code of an invitation into a workspace where nobody is yet: for the person who calls, or for somebody new. */
export async function invitationFor(api: TestApi, { email }: PermissionCaller): Promise<string> {
  const workspace = await newWorkspace(api);
  const { body, text } = await api.ask<{ link: string }>('POST', `/v1/workspaces/${workspace}/invitations`, {
    ...asOwner(api),
    body: { email: email ?? `${fresh('guest')}@example.com`, role: 'viewer' },
  });
  const code = /[A-Za-z0-9_-]{32}$/.exec(body.link)?.[0];
  if (code === undefined) throw new Error(`no code in ${text}`);
  return code;
}

/** Somebody who was a member of the caller’s workspace and is none now. */
export async function removedMember(api: TestApi, { workspace }: PermissionCaller): Promise<string> {
  const path = `/v1/workspaces/${workspace}/members`;
  const added = await api.ask<{ id: string }>('POST', path, {
    ...asOwner(api),
    body: { external_id: fresh('user'), role: 'viewer' },
  });
  await api.ask('DELETE', `${path}/${added.body.id}`, { ...asOwner(api), body: {} });
  return added.body.id;
}

/** The code that the mails of a person have. */
function unsubscribeCodeOf(api: TestApi, userId: string): Promise<string> {
  return api.core.inInstallation(
    { caller: { kind: 'system', label: 'test' }, request: { id: null, ip: null } },
    async ({ ports }) => unsubscribeCode(ports.peppers, { list: 'reminders', userId }),
  );
}

/** The webhook made last in each workspace. */
const last = new Map<string, string>();

/** What a route’s `{id}` can be, by words for the table; '' where there is only one kind. */
export function subjectsOf(api: TestApi, db: Pool, path: string): Record<string, Subject> {
  const make = async (route: string, body: unknown) => {
    const reply = await api.ask<{
      id?: string;
      key?: string;
      token?: { id: string };
      invitation?: { id: string };
      webhook?: { id: string };
    }>('POST', route, { ...asOwner(api), body });
    if (reply.status >= 300) throw new Error(`${route} answered ${reply.status}: ${reply.text}`);
    return reply.body;
  };
  const idOf = async (route: string, body: unknown) => {
    const made = await make(route, body);
    return (made.token ?? made.invitation ?? made.webhook ?? made).id ?? '';
  };
  const within = (caller: PermissionCaller) => `/v1/workspaces/${caller.workspace}`;
  const grants = [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }];
  const standard = { type: 'standard', grants };

  // A workspace has few of them: the next one takes the place of the one before.
  const webhookOf = async (caller: PermissionCaller) => {
    const before = last.get(caller.workspace);
    if (before !== undefined)
      await api.ask('DELETE', `${within(caller)}/webhooks/${before}`, { ...asOwner(api), body: {} });
    const id = await idOf(`${within(caller)}/webhooks`, { url: RECEIVER });
    last.set(caller.workspace, id);
    return id;
  };

  const noun = /\/([a-z-]+)\/:\w+(?:\/[a-z-]+)?$/.exec(path)?.[1] ?? '';
  const known: Record<string, Record<string, Subject>> = {
    tokens: {
      'a workspace token': (caller) => idOf(`${within(caller)}/tokens`, { kind: 'workspace', ...standard }),
      'their own': (caller) => caller.ownToken(),
      'another’s personal': (caller) => idOf(`${within(caller)}/tokens`, { kind: 'personal', ...standard }),
    },
    'installation tokens': { '': () => idOf('/v1/installation/tokens', { kind: 'service', ...standard }) },
    members: {
      '': (caller) => idOf(`${within(caller)}/members`, { external_id: fresh('user'), role: 'viewer' }),
    },
    operators: {
      '': async () => {
        const email = `${fresh('operator')}@example.com`;
        await addAccount(db, api.owner.email, email);
        return idOf('/v1/installation/operators', { email });
      },
    },
    housekeeping: { '': async () => 'expire-tokens' },
    unsubscribe: { '': () => unsubscribeCodeOf(api, fresh('user')) },
    sessions: { '': (caller) => caller.otherSession() },
    roles: {
      '': async (caller) =>
        (await make(`${within(caller)}/roles`, { key: fresh('role'), name: 'Own', grants })).key ?? '',
    },
    webhooks: { '': (caller) => webhookOf(caller) },
    deliveries: {
      '': async (caller) => {
        const id = await webhookOf(caller);
        return `${id}/deliveries/${await idOf(`${within(caller)}/webhooks/${id}/test`, {})}`;
      },
    },
    invitations: path.startsWith('/v1/invitations')
      ? { '': (caller) => invitationFor(api, caller) }
      : {
          '': (caller) =>
            idOf(`${within(caller)}/invitations`, { email: `${fresh('guest')}@example.com`, role: 'viewer' }),
        },
  };
  const subject = known[path.startsWith('/v1/installation/tokens') ? 'installation tokens' : noun];
  if (!subject) throw new Error(`say in permission-subjects.ts what ${path} is about`);
  return subject;
}
