import { Box } from 'ink';
import type { ReactNode } from 'react';
import { Say } from './say.tsx';

interface ScrollProps {
  /** One cell high each. */
  lines: readonly ReactNode[];
  height: number;
  offset: number;
}

/** As many lines as fit, from `offset` on; the last one says how many are below. */
export function Scroll({ lines, height, offset }: ScrollProps) {
  const first = Math.min(offset, farthest(lines.length, height));
  const below = lines.length - first - height;
  const shown = lines.slice(first, first + (below > 0 ? height - 1 : height));
  return (
    <Box flexDirection="column" flexGrow={1}>
      {shown.map((line, at) => (
        <Box key={first + at} height={1} flexShrink={0} overflow="hidden">
          {line}
        </Box>
      ))}
      {below > 0 && <Say tone="quiet">{`↓ ${below + 1} more lines`}</Say>}
    </Box>
  );
}

/** How far it can be scrolled. */
export function farthest(lines: number, height: number): number {
  return Math.max(0, lines - height);
}
