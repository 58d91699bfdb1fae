import { formatDuration } from '@keyfob/sdk';
import type { Policy } from '@keyfob/sdk';
import type { Change } from './plan.ts';

const DURATIONS = new Set<keyof Policy>([
  'max_lifetime',
  'max_family_age',
  'unused_after',
  'auto_disable_after',
  'auto_revoke_after',
  'rotation_after',
  'audit_retention',
]);

/** One change per field that differs. */
export function planPolicy(before: Policy, after: Policy): Change[] {
  return (Object.keys(before) as (keyof Policy)[]).flatMap((key): Change[] => {
    const [old, now] = [policyText(key, before[key]), policyText(key, after[key])];
    return old === now ? [] : [{ kind: 'change', section: 'policy', key, details: [`~ ${old} → ${now}`] }];
  });
}

/** A field of a policy as people write it: `90d`, `never`, `personal, workspace`. */
export function policyText(key: keyof Policy, value: Policy[keyof Policy]): string {
  if (value === null) return key === 'audit_retention' ? 'forever' : 'never';
  if (Array.isArray(value)) return value.length === 0 ? 'none' : value.join(', ');
  return typeof value === 'number' && DURATIONS.has(key) ? formatDuration(value) : String(value);
}
