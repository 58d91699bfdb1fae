import { strings } from '../strings.ts';
import { Field } from './field.tsx';

/** A password being chosen, with the rule beside it. */
export function PasswordField({
  label,
  error,
  autoFocus,
}: {
  label: string;
  error?: string | undefined;
  autoFocus?: boolean;
}) {
  return (
    <Field
      label={label}
      name="password"
      type="password"
      autoComplete="new-password"
      minLength={12}
      maxLength={128}
      required
      autoFocus={autoFocus}
      hint={strings.passwordRule}
      error={error}
    />
  );
}
