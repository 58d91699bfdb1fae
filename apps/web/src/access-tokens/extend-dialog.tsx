import type { ChangedToken, Token } from '@keyfob/sdk';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.token.extend;
const options = [
  { value: '', label: words.default },
  ...Object.entries(strings.newToken.spans).map(([value, span]) => ({ value, label: words.fromNow(span) })),
];

interface ExtendDialogProps {
  token: Token;
  close: () => void;
  extended: (change: ChangedToken) => Promise<void>;
}

export function ExtendDialog({ token, close, extended }: ExtendDialogProps) {
  const workspace = useWorkspace();
  const form = useForm(
    async (values) => {
      const expires_in = textOf(values, 'expires_in');
      await extended(await keyfob.extendToken(workspace.id, token.id, expires_in === '' ? {} : { expires_in }));
    },
    ['expires_in'],
  );
  return (
    <FormDialog words={words} form={form} close={close}>
      <SelectField name="expires_in" label={words.by} options={options} error={form.errorOf('expires_in')} />
    </FormDialog>
  );
}
