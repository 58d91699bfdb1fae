import { strings } from '../strings.ts';
import { Field } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { useNow } from '../ui/use-now.ts';
import { spans } from './lifetime.ts';
import type { Lifetime, LifetimeChoice } from './lifetime.ts';

const words = strings.newToken;

interface LifetimeFieldProps {
  value: Lifetime;
  onChange: (lifetime: Lifetime) => void;
  /** What happens when nothing is said. */
  unsaid: string;
  /** Whether the workspace’s policy lets a token live for ever. */
  mayBeNever: boolean;
  hint?: string | undefined;
  error?: string | undefined;
}

/** The end of a token: presets, a day, or none where the policy allows it. */
export function LifetimeField({ value, onChange, unsaid, mayBeNever, hint, error }: LifetimeFieldProps) {
  const offered: LifetimeChoice[] = [...spans, 'date', ...(mayBeNever ? (['never'] as const) : [])];
  const options = [
    { value: 'unsaid', label: unsaid },
    ...offered.map((choice) => ({ value: choice, label: words.expiry[choice as keyof typeof words.expiry] })),
  ];
  const now = useNow();
  return (
    <div className="field-row">
      <SelectField
        name="lifetime"
        label={words.expires}
        options={options}
        value={value.choice}
        onChange={(event) => onChange({ ...value, choice: event.target.value as LifetimeChoice })}
        hint={hint}
        error={error}
      />
      {value.choice === 'date' && (
        <Field
          name="expires_at"
          label={words.date}
          type="date"
          required
          min={now.toISOString().slice(0, 10)}
          value={value.date}
          onChange={(event) => onChange({ ...value, date: event.target.value })}
          hint={words.dateHint}
        />
      )}
    </div>
  );
}
