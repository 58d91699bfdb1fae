import { Box } from 'ink';
import { Cell } from '../parts/cell.tsx';
import { Say } from '../parts/say.tsx';
import type { GrantRow } from './grant-rows.ts';

interface GrantLineProps {
  row: GrantRow;
  inHand: boolean;
  /** The first of its type names it. */
  titled: boolean;
}

export function GrantLine({ row, inHand, titled }: GrantLineProps) {
  const { type, action, level, held, chosen, covered } = row;
  const on = chosen || covered;
  return (
    <Box gap={1} height={1} flexShrink={0} aria-role="checkbox" aria-state={{ checked: on, disabled: !held }}>
      <Cell width={22} tone={type.startsWith('keyfob/') ? 'quiet' : undefined} bold={titled}>
        {titled ? type : ''}
      </Cell>
      <Cell width={1} tone="accent" bold>
        {inHand ? '›' : ' '}
      </Cell>
      <Cell width={3} tone={on ? 'accent' : 'quiet'} bold={on}>
        {on ? '[✓]' : held ? '[ ]' : ' – '}
      </Cell>
      <Cell width={type === 'written' ? 30 : 16} tone={inHand ? 'accent' : held ? undefined : 'quiet'} bold={inHand}>
        {action}
      </Cell>
      <Box flexShrink={1}>
        <Say tone="quiet">{held ? level : 'not yours to give'}</Say>
      </Box>
    </Box>
  );
}
