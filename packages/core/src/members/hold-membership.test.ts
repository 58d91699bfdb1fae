import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { addAccount, addOperator, enterAs } from '../../test/operators.ts';
import { outcomeOf, tally } from '../../test/outcome.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import type { Call } from '../actor.ts';
import { createToken } from '../tokens/create-token.ts';
import { updateWorkspace } from '../workspaces/update-workspace.ts';
import { createMember } from './create-member.ts';
import { deleteMember } from './delete-member.ts';
import { updateMember } from './update-member.ts';

const ROUNDS = dose(4, 100);
const MAKERS = 8;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

const issue = (call: Call) =>
  at.run((ctx) => createToken(ctx, { kind: 'workspace', type: 'standard', role: 'administrator' }), call);

/** Makes tokens, several at a time, until it is refused, and `change` once the first is there; and then what is answered. */
async function during(call: Call, change: () => Promise<unknown>): Promise<{ values: string[]; after: string }> {
  const values: string[] = [];
  const makeUntilRefused = async () => {
    for (let outcome = 'done'; outcome === 'done';)
      outcome = await outcomeOf(issue(call).then(({ value }) => values.push(value)));
  };
  const makers = Array.from({ length: MAKERS }, makeUntilRefused);
  await vi.waitFor(() => expect(values.length).toBeGreaterThan(0), { timeout: 20_000, interval: 1 });
  await change();
  const after = await outcomeOf(issue(call));
  await Promise.all(makers);
  return { values, after };
}

test('an operator who is thrown out while they make tokens takes every one of them with them', async () => {
  const op = await addOperator(at, 'raced@example.com');
  const codes: string[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    const member = await enterAs(at, op);
    const { values, after } = await during(op, () => at.run((ctx) => deleteMember(ctx, member.id)));
    expect(after).toBe('not_found');
    for (const value of values) codes.push((await at.core.verify(value, { token: value }, at.owner.request)).code);
  }
  expect(codes.filter((code) => code !== 'revoked')).toEqual([]);
  console.log(`${ROUNDS} operators thrown out while they made tokens: 0 of ${codes.length} left valid`);
});

test('once a member is a viewer, or suspended, nothing they asked for before is done with what they held', async () => {
  const email = 'demoted@example.com';
  const call = await addAccount(at, email);
  const member = await at.run((ctx) => createMember(ctx, { email, role: 'administrator' }));
  for (const [less, more] of [
    [{ role: 'viewer' }, { role: 'administrator' }],
    [{ active: false }, { active: true }],
  ] as const)
    for (let round = 0; round < ROUNDS; round += 1) {
      await during(call, () => at.run((ctx) => updateMember(ctx, member.id, less)));
      const { rows } = await at.db.query<{ late: string }>(
        `select count(*) as late from keyfob.audit_event e where e.action = 'token.created' and e.chain_id = $1 and e.seq >
           (select max(seq) from keyfob.audit_event c where c.chain_id = $1 and c.action = 'member.updated')`,
        [at.workspaceId],
      );
      expect(rows[0]?.late).toBe('0');
      await at.run((ctx) => updateMember(ctx, member.id, more));
    }
});

test('many who change one workspace at once are all served, or told to try again', async () => {
  const changes = Array.from({ length: 20 }, (_, place) =>
    outcomeOf(at.run((ctx) => updateWorkspace(ctx, { name: `Acme ${place}` }))),
  );
  const { done, ...others } = tally(await Promise.all(changes));
  expect(others).toEqual({});
  expect(done).toBe(20);
});
