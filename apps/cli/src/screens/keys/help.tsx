import { Box } from 'ink';
import { useNavigation } from '../app/navigation.tsx';
import { useRoom } from '../app/room.ts';
import { Say } from '../parts/say.tsx';
import { bindingsOf } from './keymap.ts';
import type { Section } from './keymap.ts';
import { useKeys } from './use-keys.ts';

/** Every key of the screen it lies over, in two columns where they fit. */
export function Help({ section }: { section: Section }) {
  const { lay } = useNavigation();
  const { width, height } = useRoom();
  const close = () => lay(undefined);
  useKeys('anywhere', { help: close, back: close, quit: close });
  const lines = [...bindingsOf(section), ...bindingsOf('anywhere')];
  const wide = width >= 100;
  const half = wide ? Math.ceil(lines.length / 2) : Math.min(lines.length, height);
  const columns = wide ? [lines.slice(0, half), lines.slice(half)] : [lines];
  return (
    <Box flexGrow={1} gap={4} overflow="hidden">
      {columns.map((column, at) => (
        <Box key={at} flexDirection="column" width={wide ? Math.floor((width - 4) / 2) : width}>
          {column.map(([action, { keys, does }]) => (
            <Box key={action}>
              <Box width={14} flexShrink={0}>
                <Say tone="accent">{keys.join(' ')}</Say>
              </Box>
              <Say>{does}</Say>
            </Box>
          ))}
        </Box>
      ))}
    </Box>
  );
}
