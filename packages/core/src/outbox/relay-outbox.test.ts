import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { createToken } from '../tokens/create-token.ts';
import { revokeToken } from '../tokens/revoke-token.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import type { Effect } from './effect.ts';
import { relayOutbox } from './relay-outbox.ts';

const CHANGES = dose(60, 2000);

let at: TestCore;
let otherId: string;
beforeAll(async () => {
  at = await openTestCore();
  otherId = (await at.inInstallation((ctx) => createWorkspace(ctx, { name: 'Other' }))).id;
  await at.db.query(`create table keyfob.told (place bigserial, workspace_id uuid, event_id uuid unique)`);
  await at.db.query(
    `grant all on keyfob.told to keyfob_system; grant all on sequence keyfob.told_place_seq to keyfob_system`,
  );
  await at.db.query(`update keyfob.installation set policy = '{"max_tokens_per_workspace": 100000}'`);
});
beforeEach(async () => {
  await relayOutbox(at.core, {});
  await at.db.query('delete from keyfob.told');
});
afterAll(() => at.close());

const tell: Effect = async (ctx, { workspaceId, payload }) => {
  await ctx.em.execute('insert into keyfob.told (workspace_id, event_id) values (?, ?)', [
    workspaceId,
    payload['event_id'],
  ]);
};
const told = async (workspaceId: string) =>
  (
    await at.db.query<{ event_id: string }>('select event_id from keyfob.told where workspace_id = $1 order by place', [
      workspaceId,
    ])
  ).rows.map((row) => row.event_id);
const happened = async (workspaceId: string, from: number) =>
  (
    await at.db.query<{ id: string }>(
      `select id from keyfob.audit_event where chain_id = $1 and seq > $2 and action in ('token.created', 'token.revoked') order by seq`,
      [workspaceId, from],
    )
  ).rows.map((row) => row.id);
const head = async (workspaceId: string) =>
  Number(
    (await at.db.query<{ seq: string }>('select seq from keyfob.audit_head where chain_id = $1', [workspaceId])).rows[0]
      ?.seq ?? 0,
  );
const left = async () => (await at.db.query('select topic from keyfob.outbox')).rows.length;
const change = (workspace: string) =>
  at.core.inWorkspace(at.owner, workspace, async (ctx) => {
    const { token } = await createToken(ctx, { kind: 'workspace', grants: [] });
    if (Math.random() < 0.5) await revokeToken(ctx, token.id, {});
  });

test('R3 R5 many relays during many changes: each effect once, those of one workspace in the order of its log', async () => {
  const from = { [at.workspaceId]: await head(at.workspaceId), [otherId]: await head(otherId) };
  const effects = { 'token.created': [tell], 'token.revoked': [tell] };
  const over = new AbortController();
  const relays = Array.from({ length: 4 }, async () => {
    while (!over.signal.aborted) await relayOutbox(at.core, effects);
  });
  const lanes = [at.workspaceId, otherId, at.workspaceId].map(async (workspace) => {
    for (let one = 0; one < CHANGES / 3; one += 1) await change(workspace);
  });
  await Promise.all(lanes);
  over.abort();
  await Promise.all(relays);
  await relayOutbox(at.core, effects);
  for (const workspace of [at.workspaceId, otherId])
    expect(await told(workspace)).toEqual(await happened(workspace, from[workspace] ?? 0));
  expect(await left()).toBe(0);
  console.log(
    `R3: ${(await told(at.workspaceId)).length + (await told(otherId)).length} effects by 4 relays at once, each once and in order`,
  );
});

test('an effect that fails keeps its row and those after it, holds up no other workspace, and is made good later', async () => {
  const from = await head(at.workspaceId);
  for (let one = 0; one < 3; one += 1) await change(at.workspaceId);
  await change(otherId);
  const [, second] = await happened(at.workspaceId, from);
  const stumble: Effect = async (ctx, event) => {
    if (event.payload['event_id'] === second) throw new Error('not yet');
    await tell(ctx, event);
  };
  await expect(relayOutbox(at.core, { 'token.created': [stumble], 'token.revoked': [stumble] })).rejects.toThrow(
    'not yet',
  );
  expect(await told(at.workspaceId)).toEqual((await happened(at.workspaceId, from)).slice(0, 1));
  expect((await told(otherId)).length).toBeGreaterThan(0);
  await relayOutbox(at.core, { 'token.created': [tell], 'token.revoked': [tell] });
  expect(await told(at.workspaceId)).toEqual(await happened(at.workspaceId, from));
});

test('what nobody waits for is dropped, in bulk', async () => {
  await at.db.query(
    `insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
     select gen_random_uuid(), $1, 'nobody.waits', '{}', now() from generate_series(1, 12000)`,
    [at.workspaceId],
  );
  await change(at.workspaceId);
  expect((await relayOutbox(at.core, { 'token.created': [tell] })).dropped).toBeGreaterThanOrEqual(12_000);
  expect([await left(), (await told(at.workspaceId)).length]).toEqual([0, 1]);
});
