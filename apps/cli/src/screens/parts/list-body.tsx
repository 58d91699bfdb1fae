import { Box, useIsScreenReaderEnabled } from 'ink';
import type { ReactNode } from 'react';
import { useRoom } from '../app/room.ts';
import { ErrorNotice } from './error-notice.tsx';
import { Loading } from './loading.tsx';
import { Middle } from './middle.tsx';
import { Say } from './say.tsx';
import { useNow } from './use-now.ts';
import { useRowWindow } from './use-row-window.ts';

interface ListBodyProps<Row> {
  list: { readonly rows: readonly Row[]; readonly error: unknown; readonly loading: boolean };
  index: number;
  reading: string;
  /** Said when there is nothing. */
  empty: ReactNode;
  /** Lines that something else takes. */
  taken?: number;
  head?: ReactNode;
  children: (row: Row, inHand: boolean, now: number) => ReactNode;
}

/** A list in each of its states; of its rows those around the one in hand. Times go on by themselves. */
export function ListBody<Row>({ list, index, reading, empty, taken = 0, head, children }: ListBodyProps<Row>) {
  const { height } = useRoom();
  const now = useNow();
  const reader = useIsScreenReaderEnabled();
  // Read aloud, a row is a sentence: few are enough at once.
  const high = reader ? 3 : Math.max(1, height - taken);
  const first = useRowWindow(list.rows.length, index, high);
  if (list.error) return <Middle>{<ErrorNotice error={list.error} />}</Middle>;
  if (list.loading) return <Middle>{<Loading what={reading} />}</Middle>;
  if (list.rows.length === 0)
    return <Middle>{typeof empty === 'string' ? <Say tone="quiet">{empty}</Say> : empty}</Middle>;
  return (
    <Box flexDirection="column" flexGrow={1}>
      {!reader && head}
      {list.rows.slice(first, first + high).map((row, at) => children(row, first + at === index, now))}
    </Box>
  );
}
