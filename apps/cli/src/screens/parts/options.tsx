import { Box } from 'ink';
import { Say } from './say.tsx';

interface OptionsProps {
  options: readonly { readonly value: string; readonly label: string }[];
  value: string;
  focused: boolean;
}

/** All there is to choose from, the chosen one in brackets: no colour is needed to see it. */
export function Options({ options, value, focused }: OptionsProps) {
  return (
    <Box flexWrap="wrap" columnGap={1} flexShrink={1}>
      {options.map((option) => {
        const chosen = option.value === value;
        return (
          <Say key={option.value} bold={chosen} tone={chosen ? (focused ? 'accent' : undefined) : 'quiet'}>
            {chosen ? `[${option.label}]` : ` ${option.label} `}
          </Say>
        );
      })}
    </Box>
  );
}
