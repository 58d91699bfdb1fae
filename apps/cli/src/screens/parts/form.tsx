import { KeyfobError } from '@keyfob/sdk';
import { useMutation } from '@tanstack/react-query';
import { Box } from 'ink';
import { useState } from 'react';
import type { ReactNode } from 'react';
import { useKeys } from '../keys/use-keys.ts';
import { ErrorNotice } from './error-notice.tsx';
import { FormLine } from './form-line.tsx';
import type { FormField } from './form-line.tsx';
import { Loading } from './loading.tsx';
import { Say } from './say.tsx';

interface FormProps<Name extends string> {
  title: string;
  lead?: string | undefined;
  fields: readonly FormField<Name>[];
  submit: string;
  /** It cannot be taken back. */
  grave?: boolean;
  /** What the form goes on to; a refusal is told in the form. */
  onSubmit: (values: Record<Name, string>) => Promise<void>;
  onClose: () => void;
  /** Below the fields: what these values would do. */
  children?: (values: Record<Name, string>) => ReactNode;
}

/** A few questions, one below the other. `enter` goes to the next, on the last one it does what the form is for. */
export function Form<Name extends string>(props: FormProps<Name>) {
  const { title, lead, fields, submit, grave = false, onSubmit, onClose, children } = props;
  const [at, setAt] = useState(0);
  const [values, setValues] = useState(
    () => Object.fromEntries(fields.map(({ name, initial = '' }) => [name, initial])) as Record<Name, string>,
  );
  const [wrong, setWrong] = useState<Partial<Record<string, string>>>({});
  const sending = useMutation({ mutationFn: onSubmit, onError: (error) => setWrong(wrongFields(error)) });
  const field = fields[at];
  const last = at >= fields.length - 1;
  const go = (by: number) => setAt((before) => Math.max(0, Math.min(fields.length - 1, before + by)));
  const choose = (by: number) => {
    const { options = [], name } = field ?? {};
    if (name === undefined || options.length === 0) return;
    const next = options.findIndex(({ value }) => value === values[name]) + by;
    setValues({ ...values, [name]: options[Math.max(0, Math.min(options.length - 1, next))]?.value ?? '' });
  };
  const send = () => {
    if (!last) return go(1);
    const missing = fields.find(({ mustBe, name }) => mustBe && !mustBe.includes(values[name].trim()));
    if (missing) return setWrong({ [missing.name]: `type ${missing.mustBe?.[0] ?? ''}` });
    setWrong({});
    return sending.mutate(values);
  };
  const writes = field !== undefined && field.options === undefined;
  const free = !sending.isPending;
  useKeys('form', { next: () => go(1), previous: () => go(-1) }, free);
  useKeys('form', { less: () => choose(-1), more: () => choose(1), submit: send, close: onClose }, free && !writes);
  const told = Object.keys(wrong).some((path) => fields.some(({ name }) => name === path));
  return (
    <Box flexDirection="column" gap={1} flexShrink={0}>
      <Box flexDirection="column">
        <Say bold tone={grave ? 'bad' : undefined}>
          {title}
        </Say>
        {lead !== undefined && (
          <Say tone="quiet" wrap="wrap">
            {lead}
          </Say>
        )}
      </Box>
      <Box flexDirection="column" display={fields.length > 0 ? 'flex' : 'none'}>
        {fields.map((one, line) => (
          <FormLine
            key={one.name}
            field={one}
            value={values[one.name]}
            focused={line === at && free}
            wrong={wrong[one.name]}
            onChange={(value) => setValues({ ...values, [one.name]: value })}
            onSubmit={send}
            onCancel={onClose}
          />
        ))}
      </Box>
      {children?.(values)}
      {sending.isError && !told && <ErrorNotice error={sending.error} />}
      {sending.isPending ? (
        <Loading what={submit} />
      ) : (
        <Say tone={last ? (grave ? 'bad' : 'accent') : 'quiet'} bold={last}>
          {last ? `↵ ${submit}` : `  ${submit}`}
        </Say>
      )}
    </Box>
  );
}

/** The service names fields as the form does. */
function wrongFields(error: unknown): Partial<Record<string, string>> {
  if (!(error instanceof KeyfobError)) return {};
  if (error.code === 'name_taken') return { name: error.message };
  return Object.fromEntries(error.errors.map(({ path, message }) => [path, message]));
}
