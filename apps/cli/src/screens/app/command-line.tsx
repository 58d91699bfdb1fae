import { Box } from 'ink';
import { useState } from 'react';
import { Say } from '../parts/say.tsx';
import { TextField } from '../parts/text-field.tsx';
import { useNavigation } from './navigation.tsx';
import { commandNames, readCommand } from './read-command.ts';

/** `:` and a word: goes straight there. */
export function CommandLine() {
  const { open, lay, say, quit } = useNavigation();
  const [text, setText] = useState('');
  const run = () => {
    const found = readCommand(text);
    lay(undefined);
    if (found === 'quit') quit();
    else if (found === 'help') lay('help');
    else if (found) open(found);
    else if (text.trim() !== '') say(`No such command: ${text}. There are ${commandNames.join(', ')}`, 'bad');
  };
  return (
    <Box height={1} flexShrink={0}>
      <Say tone="accent">:</Say>
      <TextField value={text} onChange={setText} onSubmit={run} onCancel={() => lay(undefined)} />
    </Box>
  );
}
