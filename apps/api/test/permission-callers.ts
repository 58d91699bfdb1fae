import { randomUUID } from 'node:crypto';
import type { Pool } from 'pg';
import type { Ask, TestApi } from './harness.ts';

/** One kind of caller in a workspace of its own, which all its calls are about. */
export interface PermissionCaller {
  /** Head of its column in docs/permissions.md. */
  name: string;
  workspace: string;
  /** Of a person. */
  email: string | null;
  /** A credential of this kind that no earlier call has ended. */
  credential(): Promise<Ask>;
  /** A personal token of its own; one of somebody else where it can have none. */
  ownToken(): Promise<string>;
  /** A second session of the person; one of nobody for callers that have none. */
  otherSession(): Promise<string>;
}

const everything = (...types: string[]) =>
  types.map((resource_type) => ({ resource_type, resource_id: '*', actions: ['*'] }));
const OWN_TYPES = 'token member role webhook workspace audit housekeeping installation'.split(' ');
const ALL = everything('*', ...OWN_TYPES.map((noun) => `keyfob/${noun}`));
const ROLES = ['viewer', 'member', 'manager', 'administrator', 'owner'] as const;
/** Longer than what they are asked to enable, and theirs to extend. */
const LASTING = { type: 'standard', expires_in: '90d' };
type Made = { id: string; value: string; token: { id: string } };

/** Every kind of caller there is, in the order of the columns. */
export async function openPermissionCallers(api: TestApi, db: Pool): Promise<PermissionCaller[]> {
  const asOwner = async <Body = Made>(method: string, path: string, body?: unknown): Promise<Body> => {
    const reply = await api.ask<Body>(method, path, {
      cookie: api.owner.cookie,
      headers: { origin: 'http://localhost:4600' },
      ...(body === undefined ? {} : { body }),
    });
    if (reply.status >= 300) throw new Error(`${method} ${path} answered ${reply.status}: ${reply.text}`);
    return reply.body;
  };
  const workspaceFor = async (name: string) => (await asOwner('POST', '/v1/workspaces', { name })).id;
  const tokenIn = (workspace: string, body: unknown) => asOwner('POST', `/v1/workspaces/${workspace}/tokens`, body);
  const workspaceToken = async (workspace: string) =>
    (await tokenIn(workspace, { kind: 'workspace', role: 'owner', ...LASTING })).value;
  const serviceToken = async () =>
    (await asOwner('POST', '/v1/installation/tokens', { kind: 'service', grants: ALL, ...LASTING })).value;
  const othersToken = async (workspace: string) =>
    (await tokenIn(workspace, { kind: 'personal', type: 'standard', grants: everything('builder') })).token.id;
  const noSession = async () => randomUUID();

  const person = async (
    name: string,
    role: string | null,
    { isOperator = false, breaksGlass = false } = {},
  ): Promise<PermissionCaller> => {
    const email = `${randomUUID()}@example.com`;
    const userId = await addAccount(db, api.owner.email, email);
    if (isOperator)
      await db.query('insert into keyfob.operator (user_id, email, created_at) values ($1, $2, now())', [
        userId,
        email,
      ]);
    const workspace = await workspaceFor(name);
    const member = role === null ? null : await asOwner('POST', `/v1/workspaces/${workspace}/members`, { email, role });
    const signIn = async (): Promise<Ask> => ({
      cookie: await api.signIn(email, api.owner.password),
      headers: { origin: 'http://localhost:4600' },
    });
    const credential = keeping(api, signIn);
    if (breaksGlass) {
      const path = `/v1/workspaces/${workspace}/break-glass`;
      const broken = await api.ask('POST', path, { ...(await credential()), body: { reason: 'to see what it opens' } });
      if (broken.status !== 201) throw new Error(`${path} answered ${broken.status}: ${broken.text}`);
    }
    return {
      name,
      workspace,
      email,
      credential,
      async otherSession() {
        await signIn();
        const { rows } = await db.query<{ id: string }>(
          `select id from auth.session where "userId" = $1 order by "createdAt" desc limit 1`,
          [userId],
        );
        return rows[0]?.id ?? '';
      },
      async ownToken() {
        if (!member && !breaksGlass) return othersToken(workspace);
        const grants = [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }];
        const path = `/v1/workspaces/${workspace}/tokens`;
        const made = await api.ask<Made>('POST', path, {
          ...(await credential()),
          body: { kind: 'personal', type: 'standard', grants },
        });
        if (made.status !== 201) throw new Error(`an own token answered ${made.status}: ${made.text}`);
        return made.body.token.id;
      },
    };
  };

  const bearer = async (
    name: string,
    value: (workspace: string) => Promise<string>,
    own: (workspace: string) => Promise<string> = othersToken,
  ): Promise<PermissionCaller> => {
    const workspace = await workspaceFor(name);
    return {
      name,
      workspace,
      email: null,
      credential: keeping(api, async () => ({ token: await value(workspace) })),
      otherSession: noSession,
      ownToken: () => own(workspace),
    };
  };

  const nobody = await bearer('nobody', async () => '');
  const persons: PermissionCaller[] = [];
  for (const role of ROLES) persons.push(await person(role, role));
  const elsewhere = await workspaceFor('elsewhere');
  return [
    { ...nobody, credential: async () => ({}) },
    await person('stranger', null),
    ...persons,
    await person('operator', null, { isOperator: true }),
    await person('operator inside', null, { isOperator: true, breaksGlass: true }),
    await personalToken(),
    await bearer('workspace token', workspaceToken),
    await bearer('foreign token', () => workspaceToken(elsewhere)),
    await bearer('service token', serviceToken),
    await onBehalf(),
  ];

  async function personalToken(): Promise<PermissionCaller> {
    const owner = await person('personal token', 'owner');
    const path = `/v1/workspaces/${owner.workspace}/tokens`;
    const body = { kind: 'personal', role: 'owner', ...LASTING };
    return {
      ...owner,
      email: null,
      otherSession: noSession,
      credential: keeping(api, async () => ({
        token: (await api.ask<Made>('POST', path, { ...(await owner.credential()), body })).body.value,
      })),
    };
  }

  async function onBehalf(): Promise<PermissionCaller> {
    const workspace = await workspaceFor('on behalf of a member');
    await asOwner('POST', `/v1/workspaces/${workspace}/members`, { external_id: 'user-42', role: 'member' });
    const credential = keeping(api, async () => ({
      token: await serviceToken(),
      headers: { 'keyfob-on-behalf-of': 'user-42' },
    }));
    return {
      name: 'on behalf of a member',
      workspace,
      email: null,
      credential,
      otherSession: noSession,
      async ownToken() {
        const grants = [{ resource_type: 'builder', resource_id: '*', actions: ['list'] }];
        const path = `/v1/workspaces/${workspace}/tokens`;
        const body = { kind: 'personal', type: 'standard', grants };
        return (await api.ask<Made>('POST', path, { ...(await credential()), body })).body.token.id;
      },
    };
  }
}

/** The same credential each time for as long as it is live, then a new one. */
function keeping({ core }: TestApi, make: () => Promise<Ask>): () => Promise<Ask> {
  const isLive = async ({ token, cookie = '' }: Ask) =>
    token === undefined
      ? (await core.signIn.person(new Headers({ cookie }))) !== null
      : core.authenticateToken(token, { id: null, ip: null }).then(
          () => true,
          () => false,
        );
  let kept: Ask | undefined;
  return async () => {
    if (kept === undefined || !(await isLive(kept))) kept = await make();
    return kept;
  };
}

/** An account with the same password as the owner’s. */
export async function addAccount(db: Pool, like: string, email: string): Promise<string> {
  const id = randomUUID();
  await db.query(
    `insert into auth."user" (id, name, email, "emailVerified", "createdAt", "updatedAt") values ($1, $2, $2, true, now(), now())`,
    [id, email],
  );
  await db.query(
    `insert into auth.account (id, "userId", "accountId", "providerId", password, "createdAt", "updatedAt")
     select $1, $2, $2, 'credential', a.password, now(), now() from auth.account a join auth."user" u on u.id = a."userId" where u.email = $3`,
    [randomUUID(), id, like],
  );
  return id;
}
