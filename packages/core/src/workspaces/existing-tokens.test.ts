import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { dose } from '../../../../infra/testing/dose.ts';
import { addMember } from '../../test/add-member.ts';
import type { TestMember } from '../../test/add-member.ts';
import { draw } from '../../test/draw.ts';
import { outcomeOf } from '../../test/outcome.ts';
import { plantTokens } from '../../test/plant-tokens.ts';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { population } from '../../test/token-population.ts';
import type { Call } from '../actor.ts';
import type { PolicyEffect } from './policy-effect.schema.ts';
import type { PolicyPatch } from './policy.schema.ts';
import { updateWorkspaceAndTokens } from './update-workspace-and-tokens.ts';

const ROUNDS = dose(12, 500);
const DAY = 86_400;

let at: TestCore;
let members: TestMember[];
beforeAll(async () => {
  at = await openTestCore();
  members = await Promise.all([1, 2, 3].map(() => addMember(at, [])));
});
beforeEach(clear);
afterAll(() => at.close());

async function clear() {
  await at.db.query(`delete from keyfob.token; update keyfob.workspace set policy = '{}'`);
}
const change = (policy: PolicyPatch, { dry_run = false, apply_to_existing = true } = {}, call: Call = at.owner) =>
  updateWorkspaceAndTokens(
    (operation) => at.core.changeWorkspace(call, at.workspace, operation),
    { policy, apply_to_existing },
    { dry_run },
  );
interface Row {
  id: string;
  kind: 'personal' | 'workspace';
  expires_at: Date | null;
  grace_ends_at: Date | null;
  disabled_at: Date | null;
  revoked_at: Date | null;
}
const rows = async () => (await at.db.query<Row>('select * from keyfob.token order by id')).rows;
const events = async () =>
  (
    await at.db.query<{ id: string }>(
      `select subject ->> 'id' as id from keyfob.audit_event where action = 'token.policy_applied' order by 1`,
    )
  ).rows.map(({ id }) => id);

const countsOf = (effect: PolicyEffect | null) => effect && { ...effect, examples: [] };

/** What a policy means for one token, in the words of the product: live ones only, nothing twice, nothing else. */
function meaning(row: Row, policy: PolicyPatch, now: Date): 'clamped' | 'disabled' | 'both' | 'ended' | null {
  const over = (end: Date | null) => end !== null && end <= now;
  if (row.revoked_at || over(row.grace_ends_at) || over(row.expires_at)) return null;
  const isForbidden = !(policy.allowed_kinds ?? ['personal', 'workspace']).includes(row.kind);
  if (isForbidden && row.grace_ends_at) return 'ended';
  const most = now.getTime() + (policy.max_lifetime ?? 365 * DAY) * 1000;
  const isTooLong = row.expires_at ? row.expires_at.getTime() > most : !policy.allow_no_expiry;
  const disables = isForbidden && !row.disabled_at;
  if (isTooLong) return disables ? 'both' : 'clamped';
  return disables ? 'disabled' : null;
}

const policies: fc.Arbitrary<PolicyPatch> = fc.record({
  max_lifetime: fc.constantFrom(1, 30, 90, 365).map((days) => days * DAY),
  allow_no_expiry: fc.boolean(),
  allowed_kinds: fc.subarray(['personal', 'workspace'] as ('personal' | 'workspace')[]),
});

test('a policy does to existing tokens what it means and no more, and its dry run counts exactly these', async () => {
  const { cases, seed } = draw(
    fc.record({
      tokens: population(
        members.map(({ id }) => id),
        30,
      ),
      policy: policies,
    }),
    ROUNDS,
  );
  let changed = 0;
  for (const { tokens, policy } of cases) {
    await clear();
    await plantTokens(at, tokens);
    const before = await rows();
    const seen = await events();
    const promised = await change(policy, { dry_run: true });
    expect(await rows()).toEqual(before);
    expect(promised.workspace.policy).toMatchObject(policy);
    const done = await change(policy);
    const effect = done.policy_effect;
    expect(countsOf(promised.policy_effect)).toEqual(countsOf(effect));
    const now = new Date();
    const fates = before.map((row) => meaning(row, policy, now));
    const count = (...wanted: string[]) => fates.filter((fate) => fate && wanted.includes(fate)).length;
    expect(effect).toMatchObject({
      tokens: count('clamped', 'disabled', 'both', 'ended'),
      clamped: count('clamped', 'both'),
      disabled: count('disabled', 'both'),
      ended: count('ended'),
    });
    const most = now.getTime() + (policy.max_lifetime ?? 0) * 1000;
    for (const [place, row] of (await rows()).entries()) {
      const [was, fate] = [before[place], fates[place]];
      if (fate === null) expect(row).toEqual(was);
      expect(row.disabled_at !== null).toBe(was?.disabled_at !== null || fate === 'disabled' || fate === 'both');
      expect(row.revoked_at !== null).toBe(was?.revoked_at !== null || fate === 'ended');
      if (fate === 'clamped' || fate === 'both') expect(row.expires_at?.getTime()).toBeLessThanOrEqual(most);
      else expect(row.expires_at).toEqual(was?.expires_at);
    }
    expect((await events()).length - seen.length).toBe(effect?.tokens);
    expect((await change(policy)).policy_effect).toMatchObject({ tokens: 0 });
    changed += effect?.tokens ?? 0;
  }
  console.log(`policy: ${ROUNDS} populations of seed ${seed}, ${changed} tokens changed`);
});

test('without apply_to_existing what was issued stays; with it, in as many transactions as it takes', async () => {
  await plantTokens(
    at,
    Array.from({ length: 1100 }, () => ({ expires_at: new Date(Date.now() + 200 * DAY * 1000) })),
  );
  const before = await rows();
  const policy = { max_lifetime: 90 * DAY, allowed_kinds: ['personal' as const] };
  const later = await change(policy, { apply_to_existing: false });
  expect([later.policy_effect, later.workspace.policy.max_lifetime]).toEqual([null, 90 * DAY]);
  expect(await rows()).toEqual(before);
  const { policy_effect: foreseen } = await change(policy, { dry_run: true });
  expect(foreseen).toMatchObject({ tokens: 1100, clamped: 1100, disabled: 1100, ended: 0 });
  expect(foreseen?.examples).toHaveLength(20);
  expect(foreseen?.examples[0]?.becomes.status).toBe('disabled');
  expect((await change({})).policy_effect).toMatchObject({ tokens: 1100, clamped: 1100, disabled: 1100 });
  expect((await rows()).filter(({ disabled_at }) => disabled_at)).toHaveLength(1100);
});

test('the dry run tells how many tokens were last used from where the policy would refuse them', async () => {
  await plantTokens(at, [
    { last_used_ip: '10.1.2.3' },
    { last_used_ip: '192.0.2.7' },
    { last_used_ip: '192.0.2.7' },
    { last_used_ip: '192.0.2.7', revoked_at: new Date() },
    {},
  ]);
  const { policy_effect } = await change({ allowed_cidrs: ['10.0.0.0/8'] }, { dry_run: true });
  expect(policy_effect?.refused_addresses).toBe(2);
});

test('whoever may change the policy but not see tokens gets counts and no examples; others get nothing', async () => {
  await plantTokens(at, [{}]);
  const updates = await addMember(at, [{ resource_type: 'keyfob/workspace', resource_id: '*', actions: ['update'] }]);
  const seen = await change({ allowed_kinds: [] }, { dry_run: true }, updates);
  expect(seen.policy_effect).toMatchObject({ disabled: 1, examples: [] });
  const stranger = await addMember(at, []);
  expect(await outcomeOf(change({ allowed_kinds: [] }, { dry_run: true }, stranger))).toBe('permission_denied');
});
