import { formatGrant, parseGrant } from '@keyfob/sdk';
import { Box } from 'ink';
import { useState } from 'react';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { useKeys } from '../keys/use-keys.ts';
import { listKeys } from '../parts/list-keys.ts';
import { Say } from '../parts/say.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useRowWindow } from '../parts/use-row-window.ts';
import { useSelection } from '../parts/use-selection.ts';
import { grantsOf } from './draft.ts';
import { GrantLine } from './grant-line.tsx';
import { grantRows } from './grant-rows.ts';
import type { Rights } from './use-rights.ts';

interface GrantPickerProps {
  rights: Rights;
  value: readonly string[];
  onChange: (terms: string[]) => void;
  onDone: () => void;
  onClose: () => void;
}

/** Every action there is; to be chosen are those one holds oneself. */
export function GrantPicker({ rights, value, onChange, onDone, onClose }: GrantPickerProps) {
  const { say } = useNavigation();
  const { height } = useRoom();
  const [writing, setWriting] = useState<string>();
  const rows = grantRows(rights, value);
  const hand = useSelection(rows);
  const { row } = hand;
  const high = Math.max(1, height - 3);
  const first = useRowWindow(rows.length, hand.index, high);
  const toggle = () => {
    if (row && !row.held) return say(`You do not hold ${row.id} yourself, so you cannot give it`, 'bad');
    if (row) onChange(row.chosen ? value.filter((term) => term !== row.id) : [...value, row.id]);
  };
  const write = () => {
    const term = parseGrant(writing?.trim() ?? '');
    if (!term)
      return say('A grant is type:action or type:action:id, such as builder:list or artifact:get:app-*', 'bad');
    onChange([...new Set([...value, ...grantsOf([writing?.trim() ?? '']).flatMap(formatGrant)])]);
    return setWriting(undefined);
  };
  useKeys(
    'grants',
    {
      ...listKeys(hand, high),
      toggle,
      all: () => onChange([...new Set([...value, ...rows.filter(({ held }) => held).map(({ id }) => id)])]),
      none: () => onChange([]),
      write: () => setWriting(''),
      done: () => (value.length > 0 ? onDone() : say('Choose at least one thing it may do', 'bad')),
      close: onClose,
    },
    writing === undefined,
  );
  return (
    <Box flexDirection="column">
      <Say>
        <Say bold>What may it do?</Say>
        <Say tone="quiet">{`  ${value.length} chosen, of ${rows.filter(({ held }) => held).length} that you hold`}</Say>
      </Say>
      <Box height={1} flexShrink={0}>
        {writing !== undefined && (
          <>
            <Say tone="accent">grant </Say>
            <TextField
              value={writing}
              onChange={setWriting}
              onSubmit={write}
              onCancel={() => setWriting(undefined)}
              placeholder="type:action[:id]"
            />
          </>
        )}
      </Box>
      {rows.slice(first, first + high).map((one, at) => (
        <GrantLine
          key={one.id}
          row={one}
          inHand={one === row}
          titled={at === 0 || rows[first + at - 1]?.type !== one.type}
        />
      ))}
    </Box>
  );
}
