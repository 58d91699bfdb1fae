/** What a form says about the end of a token: one of the presets, a day, never, or nothing said. */
export interface Lifetime {
  choice: LifetimeChoice;
  /** `YYYY-MM-DD`, of the person’s own calendar. */
  date: string;
}

export const spans = ['1h', '24h', '7d', '30d', '90d', '1y'] as const;
export type LifetimeChoice = 'unsaid' | (typeof spans)[number] | 'date' | 'never';

export const unsaid: Lifetime = { choice: 'unsaid', date: '' };

export const isSpan = (text: string): text is (typeof spans)[number] => (spans as readonly string[]).includes(text);

interface LifetimeBody {
  expires_in?: string;
  expires_at?: string;
  no_expiry?: true;
}

/** The fields of a request; a day ends at its midnight where the person is. */
export function lifetimeBody({ choice, date }: Lifetime): LifetimeBody {
  if (choice === 'never') return { no_expiry: true };
  if (choice === 'unsaid') return {};
  if (choice !== 'date') return { expires_in: choice };
  const end = new Date(`${date}T23:59:59`);
  return Number.isNaN(end.getTime()) ? {} : { expires_at: end.toISOString() };
}
