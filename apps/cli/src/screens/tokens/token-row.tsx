import type { Token } from '@keyfob/sdk';
import { Box, useIsScreenReaderEnabled } from 'ink';
import { useRoom } from '../app/room.ts';
import { Cell } from '../parts/cell.tsx';
import { Say } from '../parts/say.tsx';
import { statusLooks } from '../parts/status-looks.ts';
import { STATUS_TITLE, columns as all, fitColumns } from './columns.ts';

export function TokenHead() {
  const fit = fitColumns(useRoom().width);
  return (
    <Box gap={1} paddingLeft={4} flexShrink={0}>
      {[{ title: 'NAME', width: fit.nameWidth }, ...fit.columns].map(({ title, width }) => (
        <Cell key={title} width={width} tone="quiet">
          {title}
        </Cell>
      ))}
    </Box>
  );
}

interface TokenRowProps {
  token: Token;
  now: number;
  inHand: boolean;
  marked: boolean;
}

export function TokenRow({ token, now, inHand, marked }: TokenRowProps) {
  const fit = fitColumns(useRoom().width);
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
