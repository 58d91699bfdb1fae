import { useEffect } from 'react';
import { Navigate, Outlet, useLocation } from 'react-router';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { renewSession } from './session.ts';
import { useMe } from './use-me.ts';

/** Pages below it have a person; everybody else signs in first and comes back. */
export function SignedIn() {
  const { data: me, error, refetch } = useMe();
  const { pathname, search } = useLocation();
  const signedIn = Boolean(me?.person);
  useEffect(() => {
    if (signedIn) void renewSession();
  }, [signedIn]);

  if (error) return <ErrorNotice error={error} retry={() => void refetch()} />;
  if (me === undefined) return <Loading />;
  if (!me?.person) return <Navigate to={`/sign-in?next=${encodeURIComponent(pathname + search)}`} replace />;
  return <Outlet />;
}
