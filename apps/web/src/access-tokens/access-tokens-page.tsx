import { useState } from 'react';
import { Link, useSearchParams } from 'react-router';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { News } from '../ui/news.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { BulkBar } from './bulk-bar.tsx';
import { ColumnsMenu } from './columns-menu.tsx';
import { NoTokens } from './no-tokens.tsx';
import { readFilters } from './token-filters.ts';
import { TokenTable } from './token-table.tsx';
import { TokenToolbar } from './token-toolbar.tsx';
import { useColumns } from './use-columns.ts';
import { useRights } from './use-rights.ts';
import { useTokens } from './use-tokens.ts';

const words = strings.tokens;

export function AccessTokensPage() {
  const workspace = useWorkspace();
  const { person } = useSignedIn();
  const [search, setSearch] = useSearchParams();
  const filters = readFilters(search);
  const columns = useColumns();
  const list = useTokens(workspace.id, filters);
  const pages = list.data?.pages;
  const tokens = pages?.flatMap(({ data }) => data) ?? [];
  const filtered = Object.keys(filters).length > 0;
  const empty = pages !== undefined && tokens.length === 0;
  const isNew = empty && !filtered;
  const rights = useRights();
  const [picked, setSelected] = useState<readonly string[]>([]);
  // What the filters hide is not selected.
  const selected = picked.filter((id) => tokens.some((token) => token.id === id));
  const selectable = rights.may('token', 'disable') || rights.may('token', 'delete');
  const [news, setNews] = useState<NewsItem | null>(null);

  return (
    <main className="page">
      <PageHead title={words.title} within={workspace.name} lead={words.lead}>
        <Link className="button button-primary" to="new">
          {strings.newToken.button}
        </Link>
      </PageHead>
      <News news={news} />
      {!isNew && <TokenToolbar filters={filters} setSearch={setSearch} />}
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {pages && tokens.length > 0 && (
        <section className="tokens">
          <header>
            <p className="muted">{words.active(pages[0]?.total_active ?? 0)}</p>
            <ColumnsMenu {...columns} />
          </header>
          <BulkBar
            ids={selected}
            clear={() => setSelected([])}
            filters={list.hasNextPage ? filters : null}
            tell={setNews}
          />
          <TokenTable
            tokens={tokens}
            shows={columns.shows}
            stale={list.isPlaceholderData}
            selected={selectable ? selected : null}
            select={setSelected}
            row={{ workspace: workspace.id, rights: rights.on, tell: setNews }}
          />
        </section>
      )}
      {isNew && <NoTokens email={person.email} workspace={workspace.slug} />}
      {empty && filtered && <NoMatch clear={() => setSearch({})} />}
      {list.hasNextPage && (
        <div className="token-more">
          <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
            {list.isFetchingNextPage ? words.loadingMore : words.more}
          </Button>
        </div>
      )}
    </main>
  );
}

function NoMatch({ clear }: { clear: () => void }) {
  return (
    <div className="empty">
      <h2>{words.noneMatch}</h2>
      <p className="muted">{words.noneMatchLead}</p>
      <Button onClick={clear}>{words.clearFilters}</Button>
    </div>
  );
}
