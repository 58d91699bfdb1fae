import { useQueryClient } from '@tanstack/react-query';
import { Link, Navigate, useLocation, useNavigate, useSearchParams } from 'react-router';
import { nextPath, servedPath } from '../session/next-path.ts';
import { signIn } from '../session/session.ts';
import { remember, useSetupState } from '../setup/use-setup-state.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CardPage } from '../ui/card-page.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { textOf, useForm } from '../ui/use-form.ts';

export function SignInPage() {
  const [search] = useSearchParams();
  const navigate = useNavigate();
  const { state } = useLocation() as { state: { notice?: string } | null };
  const queries = useQueryClient();
  const setup = useSetupState(false);
  const { busy, error, onSubmit } = useForm(async (values) => {
    try {
      await signIn(textOf(values, 'email'), textOf(values, 'password'));
    } catch (failure) {
      // Perhaps nobody can sign in yet.
      await setup.refetch();
      throw failure;
    }
    remember();
    await queries.resetQueries();
    const next = nextPath(search.get('next'));
    const served = servedPath(next);
    if (served === null) await navigate(next, { replace: true });
    else window.location.replace(served);
  });

  if (setup.data === 'open') return <Navigate to="/setup" replace />;
  return (
    <CardPage title={strings.signIn.title}>
      {state?.notice !== undefined && error === null && <Notice tone="good">{state.notice}</Notice>}
      {error !== null && <Notice tone="bad">{error}</Notice>}
      <form onSubmit={onSubmit}>
        <Field label={strings.signIn.email} name="email" type="email" autoComplete="username" required autoFocus />
        <Field
          label={strings.signIn.password}
          name="password"
          type="password"
          autoComplete="current-password"
          required
        />
        <Button look="primary" type="submit" disabled={busy}>
          {busy ? strings.signIn.busy : strings.signIn.submit}
        </Button>
      </form>
      <p className="card-links">
        <Link to="/reset">{strings.signIn.forgot}</Link>
      </p>
    </CardPage>
  );
}
