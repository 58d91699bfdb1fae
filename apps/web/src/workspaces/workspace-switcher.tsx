import type { Me } from '@keyfob/sdk';
import { NavLink, useParams } from 'react-router';
import { strings } from '../strings.ts';
import { Menu } from '../ui/menu.tsx';
import './workspaces.css';

export function WorkspaceSwitcher({ workspaces }: { workspaces: Me['workspaces'] }) {
  const { workspaceId } = useParams();
  const current = workspaces.find(({ id, slug }) => id === workspaceId || slug === workspaceId);
  return (
    // A new place closes it.
    <Menu
      key={workspaceId}
      summary={<bdi>{current?.name ?? strings.workspaces.title}</bdi>}
      label={strings.workspaces.switcher}
    >
      <ul className="workspace-links">
        {workspaces.map(({ id, name }) => (
          <li key={id}>
            <NavLink to={`/workspace/${id}`}>
              <bdi>{name}</bdi>
            </NavLink>
          </li>
        ))}
      </ul>
    </Menu>
  );
}
