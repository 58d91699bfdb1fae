import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Say } from './say.tsx';
import type { Tone } from './tones.ts';

interface CellProps {
  width: number;
  tone?: Tone | undefined;
  bold?: boolean;
  children: ReactNode;
}

/** So many cells of the terminal, however wide its characters are. */
export function Cell({ width, tone, bold = false, children }: CellProps) {
  return (
    <Box width={width} flexShrink={0} height={1}>
      <Say tone={tone} bold={bold}>
        {children}
      </Say>
    </Box>
  );
}
