/** What a lifetime can be chosen from. `''`: what the service does unasked. */
export const lifetimes = (unasked: string) => [
  { value: '', label: unasked },
  ...['1h', '24h', '7d', '30d', '90d', '1y'].map((value) => ({ value, label: value })),
];

/** The field of a request. */
export function lifetimeBody(chosen: string): { expires_in?: string; no_expiry?: true } {
  if (chosen === 'never') return { no_expiry: true };
  return chosen === '' ? {} : { expires_in: chosen };
}
