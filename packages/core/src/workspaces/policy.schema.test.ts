import { expect, test } from 'vitest';
import { defaultPolicy, Policy, PolicyPatch } from './policy.schema.ts';

const paths = (patch: unknown) => {
  const result = PolicyPatch.safeParse(patch);
  return result.success ? 'accepted' : result.error.issues.map((issue) => issue.path.join('.')).join(' ');
};

test('a policy that nobody changed is the documented one', () => {
  expect(Policy.parse(defaultPolicy)).toEqual({
    max_lifetime: 31_536_000,
    allow_no_expiry: false,
    allowed_kinds: ['personal', 'workspace'],
    allowed_cidrs: [],
    max_tokens_per_member: 100,
    max_tokens_per_workspace: 10_000,
    max_family_age: 31_536_000,
    warning_days: [30, 7, 1],
    unused_after: 7_776_000,
    auto_disable_after: null,
    auto_revoke_after: null,
    rotation_after: 7_776_000,
    audit_retention: null,
  });
});

test('a change takes durations as people write them, and any subset of the fields', () => {
  expect(PolicyPatch.parse({})).toEqual({});
  expect(
    PolicyPatch.parse({
      max_lifetime: '90d',
      unused_after: 3600,
      auto_revoke_after: null,
      allowed_cidrs: ['10.0.0.0/8'],
    }),
  ).toEqual({
    max_lifetime: 7_776_000,
    unused_after: 3600,
    auto_revoke_after: null,
    allowed_cidrs: ['10.0.0.0/8'],
  });
  expect(paths(defaultPolicy)).toBe('accepted');
});

test('a wrong field is named', () => {
  for (const [field, value] of [
    ['max_lifetime', '5m'],
    ['max_lifetime', 0],
    ['max_lifetime', null],
    ['max_family_age', null],
    ['unused_after', '101y'],
    ['allow_no_expiry', 'yes'],
    ['allowed_kinds', ['personal', 'personal']],
    ['max_tokens_per_member', -1],
    ['warning_days', [7, 7]],
  ] as const) {
    expect(paths({ [field]: value })).toBe(field);
  }
  expect(paths({ allowed_kinds: ['service'] })).toBe('allowed_kinds.0');
  expect(paths({ allowed_cidrs: ['10.0.0.0/8', '010.0.0.1'] })).toBe('allowed_cidrs.1');
  expect(paths({ warning_days: [0] })).toBe('warning_days.0');
  expect(PolicyPatch.safeParse({ colour: 'red' }).error?.issues[0]).toMatchObject({
    code: 'unrecognized_keys',
    keys: ['colour'],
  });
});
