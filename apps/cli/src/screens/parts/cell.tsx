import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Say } from './say.tsx';
import type { Tone } from './tones.ts';

interface CellProps {
  width: number;
  tone?: Tone | undefined;
  bold?: boolean;
  /** Where it is cut when it is too long. */
  cut?: 'end' | 'middle';
  children: ReactNode;
}

/** So many cells of the terminal, however wide its characters are. */
export function Cell({ width, tone, bold = false, cut = 'end', children }: CellProps) {
  return (
    <Box width={width} flexShrink={0} height={1}>
      <Say tone={tone} bold={bold} wrap={`truncate-${cut}`}>
        {children}
      </Say>
    </Box>
  );
}
