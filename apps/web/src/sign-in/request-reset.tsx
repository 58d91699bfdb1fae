import { useState } from 'react';
import { Link } from 'react-router';
import { requestReset } from '../session/session.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CardPage } from '../ui/card-page.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { textOf, useForm } from '../ui/use-form.ts';

const words = strings.reset;

export function RequestReset() {
  const [sentTo, setSentTo] = useState<string | null>(null);
  const { busy, error, onSubmit } = useForm(async (values) => {
    const email = textOf(values, 'email');
    await requestReset(email);
    setSentTo(email);
  });

  if (sentTo !== null) {
    return (
      <CardPage title={words.sentTitle} lead={words.sent(sentTo)}>
        <p className="muted">{words.sentWithoutMail}</p>
        <BackToSignIn />
      </CardPage>
    );
  }
  return (
    <CardPage title={words.title} lead={words.lead}>
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <form onSubmit={onSubmit}>
        <Field label={strings.signIn.email} name="email" type="email" autoComplete="username" required autoFocus />
        <Button look="primary" type="submit" disabled={busy}>
          {busy ? words.busy : words.submit}
        </Button>
      </form>
      <BackToSignIn />
    </CardPage>
  );
}

function BackToSignIn() {
  return (
    <p className="card-links">
      <Link to="/sign-in">{words.back}</Link>
    </p>
  );
}
