import type { TokenType } from './token.schema.ts';

interface Preset {
  /** Whether `extend` may give the same value more time. */
  readonly refreshable: boolean;
  /** `read`: only read-level actions, whatever the grants say. */
  readonly access: 'full' | 'read';
  /** Lifetime when the request names none, in seconds; null leaves it to the next default. */
  readonly lifetimeSeconds: number | null;
}

const DAY = 86_400;

const PRESETS = {
  standard: { refreshable: true, access: 'full', lifetimeSeconds: 30 * DAY },
  long_lived: { refreshable: false, access: 'full', lifetimeSeconds: 365 * DAY },
  read_only: { refreshable: false, access: 'read', lifetimeSeconds: 90 * DAY },
} as const satisfies Record<TokenType, Preset>;

/** The stored facts a token type stands for; no type is not refreshable, with full access. */
export function presetOf(type: TokenType | null): Preset {
  return type === null ? { refreshable: false, access: 'full', lifetimeSeconds: null } : PRESETS[type];
}

/** The stored facts of a token, for another of the same type. */
export function presetAgain(token: Pick<Preset, 'refreshable' | 'access'>): Preset {
  return { refreshable: token.refreshable, access: token.access, lifetimeSeconds: null };
}
