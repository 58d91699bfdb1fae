import { KeyfobError } from '@keyfob/sdk';
import type { SubmitEvent } from 'react';
import { useState } from 'react';
import { errorText } from './error-text.ts';

/**
 * Sends a form once at a time. What comes back wrong is shown as the service says it: beside the field it names,
 * else over the form.
 */
export function useForm(send: (values: FormData) => Promise<void>) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const fields = failure instanceof KeyfobError ? failure.errors : [];

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    setBusy(true);
    setFailure(undefined);
    try {
      await send(new FormData(event.currentTarget));
    } catch (error) {
      setFailure(error);
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void submit(event),
    /** The message beside the field of this name. */
    errorOf: (name: string) => fields.find(({ path }) => path === name)?.message,
    /** The message over the form: null when every wrong field has its own. */
    error: failure === undefined || fields.length > 0 ? null : errorText(failure),
  };
}

/** One text field of a sent form. */
export const textOf = (values: FormData, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};
