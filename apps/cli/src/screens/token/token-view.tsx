import type { Token, TokenUsage } from '@keyfob/sdk';
import { Box } from 'ink';
import type { ReactNode } from 'react';
import { useRoom } from '../app/room.ts';
import { Say } from '../parts/say.tsx';
import { Scroll } from '../parts/scroll.tsx';
import { statusLooks } from '../parts/status-looks.ts';
import { useNow } from '../parts/use-now.ts';
import { factLines } from './fact-lines.tsx';
import { grantLines } from './grant-lines.tsx';
import { usageLines } from './usage-lines.tsx';

const WIDE = 110;
const HEAD = 3;

interface TokenViewProps {
  token: Token;
  usage: TokenUsage | undefined;
  offset: number;
}

/** All about one token: one column, or two where they fit. */
export function TokenView({ token, usage, offset }: TokenViewProps) {
  const { width, height } = useRoom();
  const now = useNow();
  const gap = <Say> </Say>;
  const about: ReactNode[] = [...factLines(token, now), gap, ...grantLines(token)];
  const used = usageLines(usage, now);
  const wide = width >= WIDE;
  return (
    <Box flexDirection="column">
      <Title token={token} />
      <Box gap={4}>
        <Box width={wide ? Math.floor(width * 0.5) : width} flexShrink={0}>
          <Scroll
            lines={wide ? about : [...factLines(token, now), gap, ...used, gap, ...grantLines(token)]}
            height={height - HEAD}
            offset={offset}
          />
        </Box>
        {wide && <Scroll lines={used} height={height - HEAD} offset={0} />}
      </Box>
    </Box>
  );
}

function Title({ token }: { token: Token }) {
  const { mark, tone } = statusLooks[token.status];
  return (
    <Box flexDirection="column" height={HEAD} flexShrink={0}>
      <Say>
        <Say bold>{token.name}</Say>
        <Say tone={tone}>{`  ${mark} ${token.status}`}</Say>
      </Say>
      <Say tone="quiet">{token.description || 'No description.'}</Say>
    </Box>
  );
}
