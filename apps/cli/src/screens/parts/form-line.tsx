import { Box } from 'ink';
import { Options } from './options.tsx';
import { Say } from './say.tsx';
import { TextField } from './text-field.tsx';

export interface FormField<Name extends string = string> {
  readonly name: Name;
  readonly label: string;
  readonly initial?: string;
  readonly placeholder?: string;
  /** Said while the line is in hand. */
  readonly hint?: string | undefined;
  /** To choose from; without them the line is written. */
  readonly options?: readonly { readonly value: string; readonly label: string }[];
  /** The only answers that count; the first is the one to ask for. */
  readonly mustBe?: readonly string[];
}

interface FormLineProps {
  field: FormField;
  value: string;
  focused: boolean;
  wrong: string | undefined;
  onChange: (value: string) => void;
  onSubmit: () => void;
  onCancel: () => void;
}

export function FormLine({ field, value, focused, wrong, onChange, onSubmit, onCancel }: FormLineProps) {
  const { label, options, placeholder, hint } = field;
  return (
    <Box flexDirection="column">
      <Box>
        <Box width={16} flexShrink={0}>
          <Say tone={focused ? 'accent' : 'quiet'} bold={focused}>{`${focused ? '›' : ' '} ${label}`}</Say>
        </Box>
        {options ? (
          <Options options={options} value={value} focused={focused} />
        ) : (
          <TextField {...{ value, onChange, onSubmit, onCancel, placeholder, focused }} />
        )}
      </Box>
      {(wrong ?? (focused ? hint : undefined)) !== undefined && (
        <Box paddingLeft={16}>
          <Say tone={wrong === undefined ? 'quiet' : 'bad'} wrap="wrap">
            {wrong ?? hint}
          </Say>
        </Box>
      )}
    </Box>
  );
}
