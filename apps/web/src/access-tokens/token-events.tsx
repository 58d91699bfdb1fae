import type { Token } from '@keyfob/sdk';
import { EventLine } from '../audit/event-line.tsx';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { useTokenEvents } from './use-token-events.ts';

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
          <EventLine key={event.id} event={event} />
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
