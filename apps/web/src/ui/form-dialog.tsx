import type { ReactNode } from 'react';
import { strings } from '../strings.ts';
import { Button } from './button.tsx';
import { Dialog, DialogActions } from './dialog.tsx';
import { Notice } from './notice.tsx';
import type { useForm } from './use-form.ts';

interface FormDialogProps {
  title: string;
  lead: string;
  form: ReturnType<typeof useForm>;
  close: () => void;
  submit: string;
  busy: string;
  /** It cannot be undone. */
  grave?: boolean;
  children: ReactNode;
}

/** A dialog that asks for a few things and does one. */
export function FormDialog({ title, lead, form, close, submit, busy, grave = false, children }: FormDialogProps) {
  return (
    <Dialog title={title} onClose={close}>
      <p className="muted">{lead}</p>
      {form.error !== null && <Notice tone="bad">{form.error}</Notice>}
      <form onSubmit={form.onSubmit}>
        {children}
        <DialogActions>
          <Button onClick={close}>{strings.cancel}</Button>
          <Button look={grave ? 'danger' : 'primary'} type="submit" disabled={form.busy}>
            {form.busy ? busy : submit}
          </Button>
        </DialogActions>
      </form>
    </Dialog>
  );
}
