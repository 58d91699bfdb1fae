import type { Session } from '@keyfob/sdk';
import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { errorText } from '../ui/error-text.ts';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { News } from '../ui/news.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { browserOf } from './browser-of.ts';
import '../ui/panel.css';
import './sessions-page.css';

const words = strings.settings.sessions;

export function SessionsPage() {
  const queries = useQueryClient();
  const navigate = useNavigate();
  const [news, setNews] = useState<NewsItem | null>(null);
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['sessions'],
    queryFn: ({ signal }) => keyfob.listSessions({ limit: 100 }, { signal }).page(),
  });
  const end = async (ending: () => Promise<{ ended: number }>, here: boolean) => {
    try {
      const { ended } = await ending();
      if (here) {
        await navigate('/sign-in', { replace: true, state: { notice: strings.signIn.signedOut } });
        queries.clear();
        return;
      }
      setNews({ tone: 'good', text: words.ended(ended) });
      await queries.invalidateQueries({ queryKey: ['sessions'] });
    } catch (failure) {
      setNews({ tone: 'bad', text: errorText(failure) });
    }
  };
  const sessions = data?.data ?? [];
  return (
    <main className="page">
      <PageHead title={words.title} lead={words.lead} />
      <News news={news} />
      {error && <ErrorNotice title={words.failed} error={error} retry={() => void refetch()} />}
      {isPending && <Loading />}
      {sessions.length > 0 && (
        <ul className="sessions panel" aria-label={words.title}>
          {sessions.map((session) => (
            <SessionItem
              key={session.id}
              session={session}
              end={() => void end(async () => keyfob.endSession(session.id), session.current)}
            />
          ))}
        </ul>
      )}
      <div className="form-actions">
        {sessions.length > 1 && (
          <Button onClick={() => void end(async () => keyfob.endSessions({ keep_current: 'true' }), false)}>
            {words.others}
          </Button>
        )}
        <Button look="danger" onClick={() => void end(async () => keyfob.endSessions(), true)}>
          {words.everywhere}
        </Button>
      </div>
    </main>
  );
}

function SessionItem({ session, end }: { session: Session; end: () => void }) {
  const { client, user_agent: agent, ip, last_seen_at: seen, created_at: since, current } = session;
  const name = client ?? browserOf(agent) ?? words.browser;
  return (
    <li>
      <div>
        <strong title={agent ?? undefined}>{name}</strong>
        {current && <span className="session-current">{words.current}</span>}
        <p className="muted">
          {ip !== null && `${ip} · `}
          {seen !== null && (
            <>
              {words.seen} <Moment at={seen} /> ·{' '}
            </>
          )}
          {words.since} <Moment at={since} />
        </p>
      </div>
      <Button aria-label={words.endOf(name)} onClick={end}>
        {words.end}
      </Button>
    </li>
  );
}
