import { AuthenticationError, KeyfobError } from '@keyfob/sdk';
import type { SubmitEvent } from 'react';
import { useEffect, useRef, useState } from 'react';
import { queryClient } from '../query-client.ts';
import { errorText } from './error-text.ts';

/**
 * Sends a form once at a time. What comes back wrong is shown as the service says it: beside the field it names, which then has the
 * focus; over the form what names no field of it.
 */
export function useForm(send: (values: FormData) => Promise<void>, fields: readonly string[] = []) {
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<unknown>();
  const form = useRef<HTMLFormElement>(null);
  const wrong = failure instanceof KeyfobError ? failure.errors : [];
  const elsewhere = wrong.filter(({ path }) => !fields.some((name) => isWithin(path, name)));

  useEffect(() => {
    if (failure !== undefined) form.current?.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
  }, [failure]);

  const submit = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    form.current = event.currentTarget;
    setBusy(true);
    setFailure(undefined);
    try {
      await send(new FormData(event.currentTarget));
    } catch (error) {
      setFailure(error);
      // The session has ended: asking who this is leads to sign-in.
      if (error instanceof AuthenticationError) void queryClient.invalidateQueries({ queryKey: ['me'] });
    } finally {
      setBusy(false);
    }
  };

  return {
    busy,
    onSubmit: (event: SubmitEvent<HTMLFormElement>) => void submit(event),
    /** The message beside the field of this name. */
    errorOf: (name: string) => wrong.find(({ path }) => isWithin(path, name))?.message,
    /** The message over the form: null when every wrong field has its own. */
    error: messageOf(failure, wrong.length, elsewhere),
    failure,
    forget: () => setFailure(undefined),
  };
}

const isWithin = (path: string, name: string) => path === name || path.startsWith(`${name}.`);

function messageOf(failure: unknown, wrong: number, elsewhere: { path: string; message: string }[]): string | null {
  if (failure === undefined) return null;
  if (wrong === 0) return errorText(failure);
  return elsewhere.map(({ path, message }) => `${path}: ${message}`).join('; ') || null;
}

/** One text field of a sent form. */
export const textOf = (values: FormData, name: string): string => {
  const value = values.get(name);
  return typeof value === 'string' ? value : '';
};
