import { afterAll, beforeAll, expect, test } from 'vitest';
import { addOperator, enterAs } from '../../test/operators.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { callWith } from '../../test/service-token.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { WorkspaceContext } from '../context.ts';
import { createToken } from '../tokens/create-token.ts';
import { listHousekeeping } from './list-housekeeping.ts';
import { approveHousekeeping, pauseHousekeeping, resumeHousekeeping } from './pause-housekeeping.ts';
import { runHousekeeping } from './run-housekeeping.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

test('S12 from break-glass no job is paused, let go on or let do what it halted before; what a job would do is counted', async () => {
  const op = await addOperator(at, 'keeps@example.com');
  const paused = await at.run((ctx) => pauseHousekeeping(ctx, 'purge-tokens'));
  await at.db.query(
    `insert into keyfob.housekeeping (workspace_id, job, halted_at, would) values ($1, 'revoke-unused-tokens', now(), '{"revoked": 500}')`,
    [at.workspaceId],
  );
  await enterAs(at, op);
  const { value } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'owner' }), op);
  for (const call of [op, await callWith(at, value)]) {
    for (const attempt of [
      (ctx: WorkspaceContext) => pauseHousekeeping(ctx, 'expire-tokens'),
      (ctx: WorkspaceContext) => resumeHousekeeping(ctx, 'purge-tokens'),
      (ctx: WorkspaceContext) => approveHousekeeping(ctx, 'revoke-unused-tokens'),
    ])
      expect(await outcomeOf(at.run(attempt, call))).toBe('permission_denied');
    expect(await outcomeOf(at.run((ctx) => runHousekeeping(ctx, 'purge-tokens', true), call))).toBe('done');
  }
  const { data } = await at.run((ctx) => listHousekeeping(ctx));
  const stateOf = (name: string) => data.find(({ job }) => job === name);
  expect(stateOf('expire-tokens')?.paused_at).toBeNull();
  expect(stateOf('purge-tokens')?.paused_at).toBe(paused.paused_at);
  expect(stateOf('revoke-unused-tokens')?.halted?.would).toEqual({ revoked: 500 });
  expect(await outcomeOf(at.run((ctx) => resumeHousekeeping(ctx, 'purge-tokens')))).toBe('done');
});
