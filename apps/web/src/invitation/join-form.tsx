import type { OpenInvitation } from '@keyfob/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { signIn, signOut } from '../session/session.ts';
import { useMe } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Loading } from '../ui/loading.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';

const words = strings.invitation;

/** As the person signed in, by signing in, or as somebody new with a password of their own. */
export function JoinForm({ code, invitation }: { code: string; invitation: OpenInvitation }) {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const { data: me } = useMe();
  const { email, has_account: hasAccount } = invitation;
  const signedInAs = me?.person?.email;
  const { busy, error, errorOf, onSubmit } = useForm(
    async (values) => {
      const password = textOf(values, 'password');
      const name = textOf(values, 'name').trim();
      const isNew = signedInAs === undefined && !hasAccount;
      if (signedInAs === undefined && hasAccount) await signIn(email, password);
      const joined = await keyfob.acceptInvitation(code, isNew ? { password, ...(name !== '' && { name }) } : {});
      if (isNew) await signIn(email, password);
      await queries.resetQueries({ queryKey: ['me'] });
      await navigate(`/workspace/${joined.workspace.id}/access-tokens`, { replace: true });
    },
    ['name', 'password'],
  );

  if (me === undefined) return <Loading />;
  if (signedInAs !== undefined && signedInAs !== email) {
    const leave = async () => {
      await signOut();
      await queries.resetQueries({ queryKey: ['me'] });
    };
    return (
      <>
        <p>{words.otherPerson(signedInAs, email)}</p>
        <Button onClick={() => void leave()}>{strings.account.signOut}</Button>
      </>
    );
  }
  return (
    <form onSubmit={onSubmit}>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      {signedInAs !== undefined && <p className="muted">{words.asYou(email)}</p>}
      {signedInAs === undefined && (
        <>
          {hasAccount && <p className="muted">{words.signInLead}</p>}
          <Field name="email" type="email" label={words.email} value={email} readOnly autoComplete="username" />
          {hasAccount ? (
            <Field
              name="password"
              type="password"
              label={words.signInPassword}
              required
              autoFocus
              autoComplete="current-password"
              error={errorOf('password')}
            />
          ) : (
            <>
              <Field
                name="name"
                label={words.name}
                maxLength={100}
                autoComplete="name"
                autoFocus
                error={errorOf('name')}
              />
              <PasswordField label={words.password} error={errorOf('password')} />
            </>
          )}
        </>
      )}
      <Button look="primary" type="submit" disabled={busy}>
        {busy ? words.busy : hasAccount && signedInAs === undefined ? words.signInJoin : words.join}
      </Button>
    </form>
  );
}
