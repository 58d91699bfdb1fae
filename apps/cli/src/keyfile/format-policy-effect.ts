import type { PolicyEffect } from '@keyfob/sdk';
import type { Change } from './plan.ts';

/** What a policy does to tokens issued before it, in words: `2 end sooner, 1 is disabled`; empty where it does nothing. */
function effectText({ clamped, disabled, ended }: PolicyEffect): string {
  const parts = [
    [clamped, 'ends sooner', 'end sooner'],
    [disabled, 'is disabled', 'are disabled'],
    [ended, 'is revoked', 'are revoked'],
  ] as const;
  return parts.flatMap(([count, one, many]) => (count > 0 ? [`${count} ${count === 1 ? one : many}`] : [])).join(', ');
}

/** With `--apply-to-existing` the tokens issued before are part of the plan, whether or not the policy itself changes. */
export function planExisting(effect: PolicyEffect | null): Change[] {
  const text = effect === null ? '' : effectText(effect);
  return text === ''
    ? []
    : [{ kind: 'change', section: 'policy', key: 'tokens issued before', details: [`~ ${text}`] }];
}

/** What to know of tokens issued before, where the policy changes and they are not part of the plan. */
export function policyNotes(effect: PolicyEffect | null, applyToExisting: boolean): string[] {
  if (effect === null) return [];
  const text = applyToExisting ? '' : effectText(effect);
  const { refused_addresses: refused } = effect;
  return [
    ...(text === '' ? [] : [`Tokens issued before stay as they are; with --apply-to-existing ${text}.`]),
    ...(refused === 0
      ? []
      : [
          `${refused} live ${refused === 1 ? 'token was' : 'tokens were'} last used from an address that is refused from now on.`,
        ]),
  ];
}
