import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Say } from './say.tsx';
import type { Tone } from './tones.ts';

/** One line: what it is, and what it says. */
export function Fact({ label, tone, children }: { label: string; tone?: Tone | undefined; children: ReactNode }) {
  return (
    <Box flexGrow={1}>
      <Box width={14} flexShrink={0}>
        <Say tone="quiet">{label}</Say>
      </Box>
      <Say tone={tone}>{children}</Say>
    </Box>
  );
}
