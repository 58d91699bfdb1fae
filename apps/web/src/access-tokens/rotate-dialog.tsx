import type { RotatedToken, Token } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { LifetimeField } from './lifetime-field.tsx';
import { lifetimeBody, unsaid } from './lifetime.ts';
import { usePolicy } from './use-policy.ts';

const words = strings.token.rotate;

interface RotateDialogProps {
  token: Token;
  close: () => void;
  rotated: (answer: RotatedToken) => void;
}

export function RotateDialog({ token, close, rotated }: RotateDialogProps) {
  const workspace = useWorkspace();
  const policy = usePolicy();
  const [lifetime, setLifetime] = useState(unsaid);
  const form = useForm(
    async (values) => {
      const grace_seconds = Number(textOf(values, 'grace_seconds'));
      const answer = await keyfob.rotateToken(workspace.id, token.id, { ...lifetimeBody(lifetime), grace_seconds });
      close();
      rotated(answer);
    },
    ['grace_seconds', 'expires_in', 'expires_at', 'no_expiry'],
  );
  return (
    <FormDialog words={words} form={form} close={close}>
      <SelectField
        name="grace_seconds"
        label={words.grace}
        options={words.graces}
        error={form.errorOf('grace_seconds')}
      />
      <LifetimeField
        value={lifetime}
        onChange={setLifetime}
        unsaid={words.sameLength}
        mayBeNever={policy?.allow_no_expiry ?? false}
        error={form.errorOf('expires_in') ?? form.errorOf('expires_at')}
      />
    </FormDialog>
  );
}
