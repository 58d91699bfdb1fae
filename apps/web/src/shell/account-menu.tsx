import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link, useLocation, useNavigate } from 'react-router';
import { signOut } from '../session/session.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { errorText } from '../ui/error-text.ts';
import { Menu } from '../ui/menu.tsx';
import { Notice } from '../ui/notice.tsx';

export function AccountMenu({ email }: { email: string }) {
  const navigate = useNavigate();
  const { pathname } = useLocation();
  const queries = useQueryClient();
  const [failure, setFailure] = useState<string | null>(null);
  const leave = async () => {
    try {
      await signOut();
    } catch (error) {
      setFailure(errorText(error));
      return;
    }
    await navigate('/sign-in', { replace: true, state: { notice: strings.signIn.signedOut } });
    queries.clear();
  };
  return (
    // A new place closes it.
    <Menu key={pathname} summary={<bdi>{email}</bdi>} label={`${strings.account.menu}: ${email}`}>
      {failure !== null && <Notice tone="bad">{failure}</Notice>}
      <nav className="account-links" aria-label={strings.settings.title}>
        <Link to="/settings/api-tokens">{strings.settings.tokens.title}</Link>
        <Link to="/settings/sessions">{strings.settings.sessions.title}</Link>
      </nav>
      <Button onClick={() => void leave()}>{strings.account.signOut}</Button>
    </Menu>
  );
}
