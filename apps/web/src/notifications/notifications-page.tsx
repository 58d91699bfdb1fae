import type { Notification } from '@keyfob/sdk';
import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { More } from '../ui/more.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { useNotifications, useReadAll } from './use-notifications.ts';
import '../ui/events.css';
import '../ui/panel.css';

const words = strings.notifications;

export function NotificationsPage() {
  const workspace = useWorkspace();
  const list = useNotifications(workspace.id);
  const told = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const readAll = useReadAll(workspace.id, told[0]?.id);
  const unread = list.data?.pages[0]?.unread ?? 0;
  const error = list.error ?? readAll.error;
  return (
    <main className="page">
      <PageHead title={words.title} within={workspace.name} lead={words.lead} />
      {unread > 0 && (
        <div className="form-actions">
          <span className="muted">{words.unread(unread)}</span>
          <Button disabled={readAll.isPending} onClick={() => readAll.mutate()}>
            {words.readAll}
          </Button>
        </div>
      )}
      {error && <ErrorNotice title={words.failed} error={error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && told.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p>{words.noneLead}</p>
        </div>
      )}
      {told.length > 0 && (
        <section className="panel" aria-label={words.title}>
          <ol className="events">
            {told.map((one) => (
              <NotificationLine key={one.id} one={one} workspace={workspace.id} />
            ))}
          </ol>
        </section>
      )}
      <More list={list} label={words.more} />
    </main>
  );
}

function NotificationLine({ one, workspace }: { one: Notification; workspace: string }) {
  return (
    <li>
      <strong>
        {one.token ? (
          <Link to={`/workspace/${workspace}/access-tokens/${one.token.id}`}>
            <bdi>{one.title}</bdi>
          </Link>
        ) : (
          one.title
        )}
      </strong>
      <span>{one.detail}</span>
      <span className="muted">
        {one.read_at === null && <b>{words.new} · </b>}
        <Moment at={one.at} />
      </span>
    </li>
  );
}
