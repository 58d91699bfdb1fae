import type { ChangedToken, Token } from '@keyfob/sdk';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { LastUse } from './last-use.tsx';

const words = strings.token.revoke;

interface RevokeDialogProps {
  token: Token;
  close: () => void;
  revoked: (change: ChangedToken) => Promise<void>;
}

export function RevokeDialog({ token, close, revoked }: RevokeDialogProps) {
  const workspace = useWorkspace();
  const form = useForm(
    async (values) => {
      const reason = textOf(values, 'reason').trim();
      await revoked(await keyfob.revokeToken(workspace.id, token.id, reason === '' ? {} : { reason }));
    },
    ['reason'],
  );
  return (
    <FormDialog words={words} form={form} close={close} grave>
      <LastUse token={token} />
      <Field
        name="reason"
        label={words.reason}
        hint={words.reasonHint}
        maxLength={500}
        error={form.errorOf('reason')}
      />
    </FormDialog>
  );
}
