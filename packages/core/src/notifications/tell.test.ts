import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOperator, enterAs } from '../../test/operators.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createMember } from '../members/create-member.ts';
import { effects } from '../outbox/effects.ts';
import { relayOutbox } from '../outbox/relay-outbox.ts';
import { addPerson } from '../sign-in/add-person.ts';
import { createToken } from '../tokens/create-token.ts';
import { deleteToken } from '../tokens/delete-token.ts';
import { disableToken } from '../tokens/disable-token.ts';
import { rotateToken } from '../tokens/rotate-token.ts';
import { listNotifications } from './list-notifications.ts';
import { instantText } from './notification-text.ts';

let at: TestCore;
const people: Record<string, Call> = {};
beforeAll(async () => {
  at = await openTestCore();
  for (const name of ['manager', 'administrator']) {
    const email = `${name}@example.com`;
    await at.inInstallation((ctx) => addPerson(ctx, { userId: name, email, password: 'x', name, emailProven: true }));
    await at.run((ctx) => createMember(ctx, { email, role: name }));
    people[name] = { ...at.owner, caller: { kind: 'person', userId: name, email, name } };
  }
});
afterAll(() => at.close());

interface Told {
  who: string;
  kind: string;
  token_id: string | null;
  mailed: boolean;
  read: boolean;
}

/** Who was told what since the last time, as `who kind`; `*` by mail too, `(…)` already read. */
async function told(tokenId?: string): Promise<string[]> {
  await relayOutbox(at.core, effects);
  const { rows } = await at.db.query<Told>(
    `with gone as (delete from keyfob.notification returning *)
     select split_part(u.email, '@', 1) as who, kind, token_id, mail_id is not null as mailed, read_at is not null as read
     from gone join auth."user" u on u.id = user_id order by gone.at, kind, who`,
  );
  if (tokenId !== undefined) for (const row of rows) expect(row.token_id).toBe(tokenId);
  return rows.map(({ who, kind, mailed, read }) => `${who} ${read ? `(${kind})` : kind}${mailed ? '*' : ''}`);
}

test('a workspace token concerns administrators and owners; who did it has read it, and only the others are mailed', async () => {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }), people['administrator']);
  expect(await told(token.id)).toEqual(['administrator (created)', 'owner created*']);
  const next = await at.run((ctx) => rotateToken(ctx, token.id, { grace_seconds: 0 }));
  expect(await told(next.token.id)).toEqual(['administrator rotated', 'owner (rotated)']);
  await at.run((ctx) => disableToken(ctx, next.token.id));
  expect(await told()).toEqual(['administrator disabled*', 'owner (disabled)']);
  await at.run((ctx) => deleteToken(ctx, next.token.id));
  expect(await told()).toEqual(['administrator deleted*', 'owner (deleted)']);
});

test('a personal token concerns its owner alone; what a token makes for itself is told to nobody', async () => {
  const { token, value } = await at.run(
    (ctx) =>
      createToken(ctx, {
        kind: 'personal',
        grants: [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['create'] }],
      }),
    people['manager'],
  );
  expect(await told(token.id)).toEqual(['manager (created)']);
  const caller = await at.core.authenticateToken(value, at.owner.request);
  await at.run((ctx) => createToken(ctx, { kind: 'personal', grants: [] }), { ...at.owner, caller });
  expect(await told()).toEqual([]);
});

test('a service token concerns the operators; a job that halted administrators and owners', async () => {
  await at.inInstallation((ctx) => createToken(ctx, { kind: 'service', grants: [] }));
  expect(await told()).toEqual(['owner (created)']);
  await at.db.query(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
     values (gen_random_uuid(), $1, 'housekeeping.halted', '{"job": "purge-tokens", "would": "500 tokens"}', now())`,
    [at.workspaceId],
  );
  expect(await told()).toEqual(['administrator housekeeping_halted*', 'owner housekeeping_halted*']);
});

test('an operator who breaks glass is told to administrators and owners, by mail too: who, why and until when', async () => {
  const op = await addOperator(at, 'glass@example.com');
  await told();
  const { expires_at: until } = await enterAs(at, op, 'Ticket 42: tokens do not expire');
  await relayOutbox(at.core, effects);
  const { data } = await at.run((ctx) => listNotifications(ctx, { limit: 10, unread: true }));
  expect(data).toMatchObject([
    { kind: 'operator_entered', title: 'An operator entered the workspace', token: null, read_at: null },
  ]);
  for (const part of ['glass@example.com', instantText(new Date(until ?? 0)), 'Ticket 42: tokens do not expire'])
    expect(data[0]?.detail).toContain(part);
  expect(await told()).toEqual(['administrator operator_entered*', 'owner operator_entered*']);
});

test('a reminder of a token that is gone, or that names none, holds nothing up', async () => {
  for (const payload of [{ token_id: crypto.randomUUID(), run_id: crypto.randomUUID(), days: '7' }, {}])
    await at.db.query(
      `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at) values (gen_random_uuid(), $1, 'token.expiring', $2, now())`,
      [at.workspaceId, payload],
    );
  expect(await told()).toEqual([]);
  expect((await at.db.query('select from keyfob.outbox')).rowCount).toBe(0);
});

test('without SMTP nobody is said to have been mailed', async () => {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }), people['administrator']);
  await relayOutbox(at.core, effects);
  const { data } = await at.run((ctx) => listNotifications(ctx, { limit: 10, unread: true }));
  expect(data).toMatchObject([{ kind: 'created', token: { id: token.id }, mailed: false }]);
  await told();
});
