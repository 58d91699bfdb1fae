import { strings } from '../strings.ts';
import { TextArea } from '../ui/text-area.tsx';

const words = strings.newToken;

interface AddressesFieldProps {
  value: string;
  onChange: (text: string) => void;
  error?: string | undefined;
}

export function AddressesField({ value, onChange, error }: AddressesFieldProps) {
  return (
    <TextArea
      name="allowed_cidrs"
      label={words.addresses}
      hint={words.addressesHint}
      value={value}
      onChange={(event) => onChange(event.target.value)}
      error={error}
      spellCheck={false}
      autoComplete="off"
      rows={2}
    />
  );
}
