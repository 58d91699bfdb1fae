import { Link, Outlet } from 'react-router';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Mark } from '../ui/mark.tsx';
import { WorkspaceSwitcher } from '../workspaces/workspace-switcher.tsx';
import { AccountMenu } from './account-menu.tsx';
import './shell.css';

/** What surrounds every page of a signed-in person. */
export function Shell() {
  const me = useSignedIn();
  return (
    <div className="shell">
      <header className="shell-bar">
        <Link to="/workspaces" className="shell-home" aria-label={strings.workspaces.home}>
          <Mark />
        </Link>
        {me.workspaces.length > 1 && <WorkspaceSwitcher workspaces={me.workspaces} />}
        <AccountMenu email={me.person.email} />
      </header>
      <Outlet />
    </div>
  );
}
