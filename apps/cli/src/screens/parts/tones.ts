export interface Look {
  readonly color?: string;
  readonly dim?: boolean;
}

/** What colours mean here. They are the terminal's own sixteen, so they fit light and dark ones. */
export const tones = {
  plain: {},
  quiet: { dim: true },
  accent: { color: 'cyan' },
  good: { color: 'green' },
  warn: { color: 'yellow' },
  bad: { color: 'red' },
} as const satisfies Record<string, Look>;

export type Tone = keyof typeof tones;
