import { Box } from 'ink';
import { useState } from 'react';
import { Say } from '../parts/say.tsx';
import { TextField } from '../parts/text-field.tsx';
import { readFilter } from './read-filter.ts';

interface FilterLineProps {
  value: string;
  /** The rows follow while it is typed. */
  onChange: (value: string) => void;
  onDone: () => void;
  /** Back to how it was before. */
  onCancel: () => void;
}

export function FilterLine({ value, onChange, onDone, onCancel }: FilterLineProps) {
  const [text, setText] = useState(value);
  const read = readFilter(text);
  const type = (typed: string) => {
    setText(typed);
    if ('query' in readFilter(typed)) onChange(typed);
  };
  return (
    <Box flexShrink={0}>
      <Box width={2} flexShrink={0}>
        <Say tone="accent">/</Say>
      </Box>
      <TextField
        value={text}
        onChange={type}
        onSubmit={() => 'query' in read && onDone()}
        onCancel={onCancel}
        placeholder="a name’s beginning, or status:all kind:personal env:test owner:me"
      />
      {'wrong' in read && <Say tone="warn">{`  ${read.wrong}`}</Say>}
    </Box>
  );
}
