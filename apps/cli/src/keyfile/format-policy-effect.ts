import type { PolicyEffect } from '@keyfob/sdk';

/** What a policy does to tokens issued before it, in words; nothing where it does nothing. */
export function formatPolicyEffect(effect: PolicyEffect | null, applyToExisting: boolean): string[] {
  if (!effect) return [];
  const { tokens, clamped, disabled, ended, refused_addresses: refused } = effect;
  const parts = [
    [clamped, 'end sooner'],
    [disabled, 'are disabled'],
    [ended, 'are revoked'],
  ] as const;
  const told = parts.filter(([count]) => count > 0).map(([count, what]) => `${count} ${what}`);
  return [
    ...(tokens === 0
      ? []
      : [
          applyToExisting
            ? `Tokens issued before: ${told.join(', ')}.`
            : `Tokens issued before stay as they are; with --apply-to-existing ${told.join(', ')}.`,
        ]),
    ...(refused === 0 ? [] : [`${refused} live tokens were last used from an address that is refused from now on.`]),
  ];
}
