import { Link } from 'react-router';
import { strings } from '../strings.ts';

export function NotFoundPage() {
  return (
    <main className="page">
      <title>{`${strings.notFound.title} · Keyfob`}</title>
      <div className="empty">
        <h1>{strings.notFound.title}</h1>
        <p className="muted">{strings.notFound.lead}</p>
        <Link to="/workspaces">{strings.notFound.home}</Link>
      </div>
    </main>
  );
}
