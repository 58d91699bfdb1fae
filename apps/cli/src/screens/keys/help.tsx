import { Box } from 'ink';
import { useState } from 'react';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { Say } from '../parts/say.tsx';
import { Scroll, farthest } from '../parts/scroll.tsx';
import { bindingsOf } from './keymap.ts';
import type { Section } from './keymap.ts';
import { useKeys } from './use-keys.ts';

const KEYS_WIDTH = 14;

/** Every key of the screen it lies over. */
export function Help({ section }: { section: Section }) {
  const { lay } = useNavigation();
  const { width, height } = useRoom();
  const [offset, setOffset] = useState(0);
  const bindings = [...bindingsOf(section), ...bindingsOf('anywhere')];
  const scroll = (by: number) =>
    setOffset((before) => Math.max(0, Math.min(farthest(bindings.length, height), before + by)));
  const close = () => lay(undefined);
  useKeys('anywhere', { help: close, back: close, quit: close });
  useKeys('tokens', { down: () => scroll(1), up: () => scroll(-1) });
  const lines = bindings.map(([action, { keys, does }]) => (
    <Box key={action} width={width}>
      <Box width={KEYS_WIDTH} flexShrink={0}>
        <Say tone="accent">{keys.join(' ')}</Say>
      </Box>
      <Say>{does}</Say>
    </Box>
  ));
  return <Scroll lines={lines} height={height} offset={offset} />;
}
