import type { SelectHTMLAttributes } from 'react';
import { FieldFrame } from './field.tsx';

export interface SelectFieldOption {
  value: string;
  label: string;
  disabled?: boolean;
}

interface SelectFieldProps extends SelectHTMLAttributes<HTMLSelectElement> {
  name: string;
  label: string;
  options: readonly SelectFieldOption[];
  hint?: string | undefined;
  error?: string | undefined;
}

/** A labelled choice of a form. */
export function SelectField({ label, options, hint, error, ...select }: SelectFieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(described) => (
        <select {...select} {...described} className="control">
          {options.map((option) => (
            <option key={option.value} value={option.value} disabled={option.disabled}>
              {option.label}
            </option>
          ))}
        </select>
      )}
    </FieldFrame>
  );
}
