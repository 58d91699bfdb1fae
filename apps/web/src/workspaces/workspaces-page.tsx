import { Link, Navigate } from 'react-router';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { roleName } from './role-name.ts';
import './workspaces.css';

export function WorkspacesPage() {
  const { person, workspaces } = useSignedIn();
  const [first] = workspaces;
  if (first && workspaces.length === 1) return <Navigate to={`/workspace/${first.id}/access-tokens`} replace />;
  return (
    <main className="page">
      <title>{`${strings.workspaces.title} · Keyfob`}</title>
      <h1>{strings.workspaces.title}</h1>
      {first === undefined && (
        <div className="empty">
          <h2>{strings.workspaces.none}</h2>
          <p className="muted">{strings.workspaces.noneLead(person.email)}</p>
        </div>
      )}
      <ul className="workspace-cards">
        {workspaces.map(({ id, name, slug, role }) => (
          <li key={id}>
            <Link to={`/workspace/${id}/access-tokens`}>
              <bdi>{name}</bdi>
              <code className="muted">{slug}</code>
              <span className="muted">{role !== null && roleName(role)}</span>
            </Link>
          </li>
        ))}
      </ul>
    </main>
  );
}
