import { NavLink, Outlet } from 'react-router';
import { strings } from '../strings.ts';
import '../workspaces/workspaces.css';

const words = strings.settings;

/** What belongs to the person, wherever they are a member. */
export function SettingsFrame() {
  return (
    <div className="workspace">
      <nav className="workspace-pages" aria-label={words.navigation}>
        <span className="workspace-name">{words.title}</span>
        <NavLink to="/settings/api-tokens">{words.tokens.title}</NavLink>
        <NavLink to="/settings/sessions">{words.sessions.title}</NavLink>
      </nav>
      <Outlet />
    </div>
  );
}
