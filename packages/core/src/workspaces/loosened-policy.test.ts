import { expect, test } from 'vitest';
import { loosenedFields } from './loosened-policy.ts';
import { defaultPolicy } from './policy.schema.ts';
import type { Policy } from './policy.schema.ts';

const middle: Policy = {
  ...defaultPolicy,
  allowed_kinds: ['workspace'],
  allowed_cidrs: ['10.0.0.0/8'],
  auto_disable_after: 86_400,
  auto_revoke_after: 86_400,
  audit_retention: 86_400,
};

/** Each field a little stricter, and a little looser, than in the middle. */
const steps: { [Field in keyof Policy]: [Policy[Field], Policy[Field]] } = {
  max_lifetime: [60, 999_999_999],
  allow_no_expiry: [false, true],
  allowed_kinds: [[], ['personal', 'workspace']],
  allowed_cidrs: [['10.1.0.0/16', '10.2.0.1'], []],
  max_tokens_per_member: [0, 101],
  max_tokens_per_workspace: [0, 10_001],
  max_family_age: [60, 999_999_999],
  warning_days: [
    [60, 30, 7, 1],
    [7, 1],
  ],
  unused_after: [60, null],
  auto_disable_after: [60, 86_401],
  auto_revoke_after: [60, null],
  rotation_after: [60, null],
  audit_retention: [null, 60],
};

test.each(Object.entries(steps))(
  'a policy with another %s is seen as stricter or as looser',
  (field, [strict, loose]) => {
    expect(loosenedFields(middle, middle)).toEqual([]);
    expect(loosenedFields(middle, { ...middle, [field]: strict })).toEqual([]);
    expect(loosenedFields(middle, { ...middle, [field]: loose })).toEqual([field]);
  },
);
