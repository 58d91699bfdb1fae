import type { Token } from '@keyfob/sdk';
import { Box } from 'ink';
import { useRef } from 'react';
import { useRoom } from '../app/room.ts';
import { Cell } from '../parts/cell.tsx';
import { rowWindow } from '../parts/row-window.ts';
import { useNow } from '../parts/use-now.ts';
import { fitColumns } from './columns.ts';
import { TokenRow } from './token-row.tsx';

interface TokenTableProps {
  tokens: readonly Token[];
  index: number;
  marked: ReadonlySet<string>;
  /** A line above it is taken. */
  short: boolean;
}

/** The rows around the one in hand. Times go on by themselves. */
export function TokenTable({ tokens, index, marked, short }: TokenTableProps) {
  const { width, height } = useRoom();
  const now = useNow();
  const fit = fitColumns(width);
  const rows = Math.max(1, height - (short ? 2 : 1));
  const first = useRef(0);
  first.current = rowWindow(tokens.length, index, rows, first.current);
  return (
    <Box flexDirection="column">
      <Box gap={1} paddingLeft={4} flexShrink={0}>
        {[{ title: 'NAME', width: fit.nameWidth }, ...fit.columns].map(({ title, width: cells }) => (
          <Cell key={title} width={cells} tone="quiet">
            {title}
          </Cell>
        ))}
      </Box>
      {tokens.slice(first.current, first.current + rows).map((token, at) => (
        <TokenRow
          key={token.id}
          token={token}
          fit={fit}
          now={now}
          inHand={first.current + at === index}
          marked={marked.has(token.id)}
        />
      ))}
    </Box>
  );
}
