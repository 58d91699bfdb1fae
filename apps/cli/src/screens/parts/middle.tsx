import { Box } from 'ink';
import type { ReactNode } from 'react';

/** In the middle of the room, at a width that is easy to read: for what is there instead of a list. */
export function Middle({ children }: { children: ReactNode }) {
  return (
    <Box flexGrow={1} alignItems="center" justifyContent="center" paddingBottom={2}>
      <Box flexDirection="column" maxWidth={72} flexShrink={1}>
        {children}
      </Box>
    </Box>
  );
}
