import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { signIn } from '../session/session.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CardPage } from '../ui/card-page.tsx';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useHashSecret } from '../ui/use-hash-secret.ts';

const words = strings.setup;
const FIELDS = ['code', 'email', 'password', 'workspace_name'];

export function SetupForm() {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const [code] = useHashSecret('code');
  const { busy, error, errorOf, onSubmit } = useForm(async (values) => {
    const [email, password] = [textOf(values, 'email'), textOf(values, 'password')];
    const { workspace } = await keyfob.claimSetup({
      code: textOf(values, 'code').trim(),
      email,
      password,
      workspace_name: textOf(values, 'workspace_name'),
      starter_catalog: values.has('starter_catalog'),
    });
    await signIn(email, password);
    await queries.resetQueries();
    await navigate(`/workspace/${workspace.id}/access-tokens`, { replace: true });
  }, FIELDS);

  return (
    <CardPage title={words.title} lead={words.lead}>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <form onSubmit={onSubmit}>
        <Field
          label={words.code}
          name="code"
          required
          key={code}
          defaultValue={code ?? ''}
          hint={words.codeHint}
          error={errorOf('code')}
          autoComplete="off"
          spellCheck={false}
        />
        <Field
          label={words.email}
          name="email"
          type="email"
          required
          autoFocus
          autoComplete="username"
          error={errorOf('email')}
        />
        <PasswordField label={words.password} error={errorOf('password')} />
        <Field
          label={words.workspace}
          name="workspace_name"
          required
          maxLength={100}
          hint={words.workspaceHint}
          error={errorOf('workspace_name')}
        />
        <Checkbox label={words.starter} name="starter_catalog" defaultChecked hint={words.starterHint} />
        <Button look="primary" type="submit" disabled={busy}>
          {busy ? words.busy : words.submit}
        </Button>
      </form>
    </CardPage>
  );
}
