import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { SelectField } from '../ui/select-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useRoles } from '../workspaces/use-roles.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.members;

interface AddMemberProps {
  close: () => void;
  tell: (news: NewsItem) => Promise<void>;
}

export function AddMember({ close, tell }: AddMemberProps) {
  const workspace = useWorkspace();
  const options = useRoles().map(({ key, name, offered }) => ({ value: key, label: name, disabled: !offered }));
  const form = useForm(
    async (values) => {
      const [email, externalId] = [textOf(values, 'email').trim(), textOf(values, 'external_id').trim()];
      await keyfob.createMember(workspace.id, {
        ...(email !== '' && { email }),
        ...(externalId !== '' && { external_id: externalId }),
        role: textOf(values, 'role'),
      });
      close();
      await tell({ tone: 'good', text: words.said.added(email || externalId) });
    },
    ['email', 'external_id', 'role'],
  );
  return (
    <FormDialog words={words.adding} form={form} close={close}>
      <Field name="email" label={words.email} type="email" autoComplete="off" error={form.errorOf('email')} />
      <Field
        name="external_id"
        label={words.externalId}
        hint={words.externalIdHint}
        autoComplete="off"
        error={form.errorOf('external_id')}
      />
      <SelectField name="role" label={words.role} options={options} error={form.errorOf('role')} />
    </FormDialog>
  );
}
