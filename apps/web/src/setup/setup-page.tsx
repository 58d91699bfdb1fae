import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { CardPage } from '../ui/card-page.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { SetupForm } from './setup-form.tsx';
import { useSetupState } from './use-setup-state.ts';

const words = strings.setup;

/** The first owner, once; opened by the link that the start prints (`#code=…`). */
export function SetupPage() {
  const { data: state, error, refetch } = useSetupState();
  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (state === undefined) return <Loading />;
  if (state === 'open') return <SetupForm />;
  return (
    <CardPage title={words.doneTitle} lead={words.done}>
      <p>
        <Link to="/sign-in">{words.toSignIn}</Link>
      </p>
    </CardPage>
  );
}
