import type { Token } from '@keyfob/sdk';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { Cell } from '../parts/cell.tsx';
import { Say } from '../parts/say.tsx';
import { statusLooks } from '../parts/status-looks.ts';
import { STATUS_TITLE, columns as all } from './columns.ts';
import type { fitColumns } from './columns.ts';

interface TokenRowProps {
  token: Token;
  fit: ReturnType<typeof fitColumns>;
  now: number;
  inHand: boolean;
  marked: boolean;
}

export function TokenRow({ token, fit, now, inHand, marked }: TokenRowProps) {
  const reader = useIsScreenReaderEnabled();
  const { mark, tone } = statusLooks[token.status];
  if (reader) {
    const facts = all.map(({ title, cell }) => `${title.toLowerCase()} ${cell(token, now)}`).join(', ');
    return <Say wrap="wrap">{`${inHand ? 'In hand: ' : ''}${marked ? 'marked, ' : ''}${token.name}, ${facts}`}</Say>;
  }
  const quiet = token.status === 'active' || token.status === 'superseded' ? undefined : 'quiet';
  return (
    <Box gap={1} flexShrink={0} height={1}>
      <Cell width={1} tone="accent" bold>
        {inHand ? '›' : ' '}
      </Cell>
      <Cell width={1} tone="accent" bold>
        {marked ? '✓' : ' '}
      </Cell>
      <Cell width={fit.nameWidth} tone={inHand ? 'accent' : quiet} bold={inHand}>
        {token.name}
      </Cell>
      {fit.columns.map((column) =>
        column.title === STATUS_TITLE ? (
          <Cell key={column.title} width={column.width} tone={tone}>
            {`${mark} ${column.cell(token, now)}`}
          </Cell>
        ) : (
          <Cell key={column.title} width={column.width} tone={quiet ?? (column.rank > 3 ? 'quiet' : undefined)}>
            {column.cell(token, now)}
          </Cell>
        ),
      )}
    </Box>
  );
}
