import type { ReactNode } from 'react';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Notice } from './notice.tsx';
import type { useForm } from './use-form.ts';

interface FormDialogProps {
  words: { title: string; lead: string; submit: string; busy: string };
  form: ReturnType<typeof useForm>;
  close: () => void;
  /** It cannot be undone. */
  grave?: boolean;
  children: ReactNode;
}

/** A dialog that asks for a few things and does one. */
export function FormDialog({ words, form, close, grave = false, children }: FormDialogProps) {
  return (
    <Dialog title={words.title} onClose={close}>
      <p className="muted">{words.lead}</p>
      {form.error !== null && <Notice tone="bad">{form.error}</Notice>}
      <form onSubmit={form.onSubmit}>
        {children}
        <DialogActions>
          <Button onClick={close}>{strings.cancel}</Button>
          <Button look={grave ? 'danger' : 'primary'} type="submit" disabled={form.busy}>
            {form.busy ? words.busy : words.submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
