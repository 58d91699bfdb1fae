import type { AuditEvent, Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { actorLabel } from './actor-label.ts';
import { useTokenEvents } from './use-token-events.ts';
import '../ui/events.css';

const words = strings.token.events;

/** What happened to the token, from the audit log. */
export function TokenEvents({ token }: { token: Token }) {
  const workspace = useWorkspace();
  const list = useTokenEvents(workspace.id, token.id);
  const events = list.data?.pages.flatMap(({ data }) => data) ?? [];
  return (
    <section className="panel" aria-labelledby="token-events">
      <h2 id="token-events">{words.title}</h2>
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && events.length === 0 && <p className="muted">{words.none}</p>}
      <ol className="events">
        {events.map((event) => (
          <li key={event.id}>
            <strong>{words.actions[event.action] ?? event.action}</strong>
            <span className="muted">
              <bdi>{actorLabel(event.actor)}</bdi>
              {event.ip !== null && ` · ${event.ip}`} · <Moment at={event.at} />
            </span>
            <ChangedFields event={event} />
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

function ChangedFields({ event: { before, after } }: { event: AuditEvent }) {
  if (!before || !after) return null;
  const fields = Object.keys(after).map((field) => field.replaceAll('_', ' '));
  if (fields.length === 0) return null;
  return (
    <details>
      <summary>{words.changed(fields.join(', '))}</summary>
      <pre tabIndex={0}>{JSON.stringify({ before, after }, null, 2)}</pre>
    </details>
  );
}
