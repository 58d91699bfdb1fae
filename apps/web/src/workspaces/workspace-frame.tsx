import { NavLink, Outlet, useParams } from 'react-router';
import { useSignedIn } from '../session/use-me.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { strings } from '../strings.ts';
import './workspaces.css';

/** One workspace: its pages beside their content. */
export function WorkspaceFrame() {
  const { workspaces } = useSignedIn();
  const { workspaceId } = useParams();
  const workspace = workspaces.find(({ id, slug }) => id === workspaceId || slug === workspaceId);
  if (!workspace) return <NotFoundPage />;
  return (
    <div className="workspace">
      <nav className="workspace-pages" aria-label={strings.workspaces.navigation}>
        <bdi className="workspace-name">{workspace.name}</bdi>
        <NavLink to={`/workspace/${workspaceId}/access-tokens`}>{strings.tokens.title}</NavLink>
      </nav>
      <Outlet context={workspace} />
    </div>
  );
}
