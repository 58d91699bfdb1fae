import type { ChangedToken, Token } from '@keyfob/sdk';
import { useState } from 'react';
import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { News } from '../ui/news.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { DeadNotice } from './dead-notice.tsx';
import { EditToken } from './edit-token.tsx';
import { TokenActions } from './token-actions.tsx';
import type { Done } from './token-actions.tsx';
import { TokenEvents } from './token-events.tsx';
import { TokenFacts } from './token-facts.tsx';
import { TokenReach } from './token-reach.tsx';
import { TokenStatus } from './token-status.tsx';
import { useRights } from './use-rights.ts';
import { useTokenChanged } from './use-token.ts';
import { WhyBox } from './why-box.tsx';
import './token-page.css';
import '../ui/panel.css';

const words = strings.token;

/** Changes after which something is refused that was accepted before; of the others one says since when they are in force. */
const narrowing: readonly Done[] = ['disabled', 'revoked'];

export function TokenView({ token }: { token: Token }) {
  const workspace = useWorkspace();
  const rights = useRights();
  const may = rights.on(token);
  const changed = useTokenChanged(workspace.id);
  const [news, setNews] = useState<NewsItem | null>(null);

  const tell = async (done: Done, { token: now, effective: { nodes, ms } }: ChangedToken) => {
    const since = (narrowing.includes(done) ? words.refused : words.effective)(nodes, ms);
    setNews({ tone: 'good', text: `${words.done[done]} ${since}` });
    await changed(now);
  };

  return (
    <main className="page token-page">
      <title>{`${token.name} · ${workspace.name} · Keyfob`}</title>
      <header className="page-head">
        <p>
          <Link to={`/workspace/${workspace.id}/access-tokens`}>{words.back}</Link>
        </p>
        <div className="token-head">
          <h1>
            <bdi>{token.name}</bdi>
          </h1>
          <TokenStatus status={token.status} />
          <TokenActions token={token} may={may} tell={tell} />
        </div>
        {token.description !== '' && (
          <p className="muted">
            <bdi>{token.description}</bdi>
          </p>
        )}
      </header>
      <News news={news} />
      <DeadNotice token={token} mayList={rights.may('audit', 'list')} />
      <div className="token-columns">
        <div className="token-main">
          {may.edit && <EditToken token={token} rights={rights} saved={(change) => tell('saved', change)} />}
          <TokenReach token={token} types={rights.types} />
          <WhyBox token={token} types={rights.types} />
        </div>
        <div className="token-side">
          <TokenFacts token={token} />
          {rights.may('audit', 'list') && <TokenEvents token={token} />}
        </div>
      </div>
    </main>
  );
}
