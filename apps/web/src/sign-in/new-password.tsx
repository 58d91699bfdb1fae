import { useState } from 'react';
import { useNavigate } from 'react-router';
import { resetPassword, SessionError } from '../session/session.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CardPage } from '../ui/card-page.tsx';
import { Notice } from '../ui/notice.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { textOf, useForm } from '../ui/use-form.ts';

const words = strings.reset;

export function NewPassword({ token, askAgain }: { token: string; askAgain: () => void }) {
  const navigate = useNavigate();
  const [dead, setDead] = useState(false);
  const { busy, error, onSubmit } = useForm(async (values) => {
    try {
      await resetPassword(token, textOf(values, 'password'));
    } catch (failure) {
      setDead(failure instanceof SessionError && failure.code === 'INVALID_TOKEN');
      throw failure;
    }
    await navigate('/sign-in', { replace: true, state: { notice: strings.signIn.passwordChanged } });
  });

  return (
    <CardPage title={words.newTitle} lead={words.endsSessions}>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      {dead ? (
        <Button onClick={askAgain}>{words.askAgain}</Button>
      ) : (
        <form onSubmit={onSubmit}>
          <PasswordField label={words.newPassword} autoFocus />
          <Button look="primary" type="submit" disabled={busy}>
            {busy ? words.saving : words.save}
          </Button>
        </form>
      )}
    </CardPage>
  );
}
