import type { InputHTMLAttributes, ReactNode } from 'react';
import { useId } from 'react';
import './field.css';

interface Frame {
  label: string;
  hint?: string | undefined;
  /** What the server, or the browser’s own check, says is wrong with it. */
  error?: string | undefined;
}

interface Described {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': boolean;
}

/** A label around one control, with its hint and its error, both read out with it. */
export function FieldFrame({
  label,
  hint,
  error,
  children,
}: Frame & { children: (described: Described) => ReactNode }) {
  const id = useId();
  const notes = [error !== undefined && `${id}-error`, hint !== undefined && `${id}-hint`].filter(Boolean).join(' ');
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {children({ id, 'aria-describedby': notes || undefined, 'aria-invalid': error !== undefined })}
      {error !== undefined && (
        <p id={`${id}-error`} className="field-error">
          {error}
        </p>
      )}
      {hint !== undefined && (
        <p id={`${id}-hint`} className="field-hint">
          {hint}
        </p>
      )}
    </div>
  );
}

interface FieldProps extends InputHTMLAttributes<HTMLInputElement>, Frame {
  name: string;
}

/** A labelled input. */
export function Field({ label, hint, error, ...input }: FieldProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(described) => <input {...input} {...described} />}
    </FieldFrame>
  );
}
