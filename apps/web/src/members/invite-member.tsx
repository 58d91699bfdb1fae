import type { IssuedInvitation } from '@keyfob/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useRoles } from '../workspaces/use-roles.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.members.invite;

/** Invites by e-mail; the link is shown once, to be sent to the person. */
export function InviteMember({ close }: { close: () => void }) {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  const [issued, setIssued] = useState<IssuedInvitation | null>(null);
  const options = useRoles().map(({ key, name, offered }) => ({ value: key, label: name, disabled: !offered }));
  const form = useForm(
    async (values) => {
      const email = textOf(values, 'email').trim();
      setIssued(await keyfob.createInvitation(workspace.id, { email, role: textOf(values, 'role') }));
      await queries.invalidateQueries({ queryKey: ['invitations', workspace.id] });
    },
    ['email', 'role'],
  );
  if (issued) {
    return (
      <Dialog title={words.ready(issued.invitation.email)} onClose={close}>
        <p className="muted">{words.readyLead}</p>
        <Field name="link" label={words.link} value={issued.link} readOnly onFocus={(event) => event.target.select()} />
        <DialogActions>
          <Button onClick={close}>{words.done}</Button>
          <CopyButton look="primary" text={issued.link}>
            {words.copy}
          </CopyButton>
        </DialogActions>
      </Dialog>
    );
  }
  return (
    <FormDialog words={words} form={form} close={close}>
      <Field
        name="email"
        label={strings.members.email}
        type="email"
        required
        autoComplete="off"
        error={form.errorOf('email')}
      />
      <SelectField name="role" label={strings.members.role} options={options} error={form.errorOf('role')} />
    </FormDialog>
  );
}
