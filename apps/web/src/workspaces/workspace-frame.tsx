import { grantChecker } from '@keyfob/sdk';
import { NavLink, Outlet, useParams } from 'react-router';
import { NotificationsLink } from '../notifications/notifications-link.tsx';
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
  const holds = grantChecker(workspace.grants, []);
  const lists = (noun: string) => holds({ resource_type: `keyfob/${noun}`, action: 'list' });
  return (
    <div className="workspace">
      <nav className="workspace-pages" aria-label={strings.workspaces.navigation}>
        <bdi className="workspace-name">{workspace.name}</bdi>
        <NavLink to={`/workspace/${workspaceId}/access-tokens`}>{strings.tokens.title}</NavLink>
        {lists('member') && <NavLink to={`/workspace/${workspaceId}/members`}>{strings.members.title}</NavLink>}
        {lists('webhook') && <NavLink to={`/workspace/${workspaceId}/webhooks`}>{strings.webhooks.title}</NavLink>}
        {lists('audit') && <NavLink to={`/workspace/${workspaceId}/audit`}>{strings.audit.title}</NavLink>}
        <NotificationsLink workspace={workspace.id} at={`/workspace/${workspaceId}/notifications`} />
      </nav>
      <Outlet context={workspace} />
    </div>
  );
}
