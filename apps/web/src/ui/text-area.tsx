import type { TextareaHTMLAttributes } from 'react';
import { FieldFrame } from './field.tsx';

interface TextAreaProps extends TextareaHTMLAttributes<HTMLTextAreaElement> {
  name: string;
  label: string;
  hint?: string | undefined;
  error?: string | undefined;
}

export function TextArea({ label, hint, error, ...area }: TextAreaProps) {
  return (
    <FieldFrame label={label} hint={hint} error={error}>
      {(described) => <textarea rows={3} {...area} {...described} className="control" />}
    </FieldFrame>
  );
}
