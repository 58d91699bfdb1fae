import { formatGrant, tableMask } from '@keyfob/sdk';
import type { OwnToken, OwnTokenList } from '@keyfob/sdk';
import { useInfiniteQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'react-router';
import { DeleteDialog } from '../access-tokens/delete-dialog.tsx';
import { TokenStatus } from '../access-tokens/token-status.tsx';
import { keyfob } from '../keyfob.ts';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Icon } from '../ui/icon.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { News } from '../ui/news.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { roleName } from '../workspaces/role-name.ts';

const words = strings.settings.tokens;

const useMyTokens = () =>
  useInfiniteQuery({
    queryKey: ['my-tokens'],
    queryFn: ({ pageParam, signal }): Promise<OwnTokenList> => keyfob.listOwnTokens({}, { signal }).page(pageParam),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next_cursor ?? undefined,
  });

/** Only one’s own, across workspaces. */
export function MyTokensPage() {
  const { workspaces } = useSignedIn();
  const list = useMyTokens();
  const tokens = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const [news, setNews] = useState<NewsItem | null>(null);
  const [deleting, setDeleting] = useState<OwnToken | null>(null);
  return (
    <main className="page">
      <PageHead title={words.title} lead={words.lead} />
      <News news={news} />
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && tokens.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p className="muted">{words.noneLead}</p>
        </div>
      )}
      {tokens.length > 0 && <MyTokens tokens={tokens} remove={setDeleting} />}
      <div className="form-actions">
        {workspaces.map(({ id, name }) => (
          <Link key={id} className="button button-plain" to={`/workspace/${id}/access-tokens/new?kind=personal`}>
            {workspaces.length === 1 ? words.create : words.createIn(name)}
          </Link>
        ))}
        {list.hasNextPage && <Button onClick={() => void list.fetchNextPage()}>{words.more}</Button>}
      </div>
      {deleting && (
        <DeleteDialog
          token={deleting}
          workspace={deleting.workspace.id}
          close={() => setDeleting(null)}
          deleted={({ effective: { nodes, ms } }) =>
            setNews({ tone: 'good', text: `${words.deleted(deleting.name)} ${strings.token.refused(nodes, ms)}` })
          }
        />
      )}
    </main>
  );
}

function MyTokens({ tokens, remove }: { tokens: readonly OwnToken[]; remove: (token: OwnToken) => void }) {
  const of = strings.tokens.actionsOf;
  const pageOf = ({ workspace, id }: OwnToken) => `/workspace/${workspace.id}/access-tokens/${id}`;
  return (
    <Table
      label={words.title}
      rows={tokens}
      keyOf={({ id }) => id}
      faint={({ status }) => status === 'disabled'}
      columns={[
        {
          key: 'name',
          title: words.columns.name,
          render: (token) => (
            <Link className="table-name" to={pageOf(token)}>
              <bdi>{token.name}</bdi>
            </Link>
          ),
        },
        {
          key: 'token',
          title: words.columns.token,
          render: ({ start, last4 }) => (
            <code>
              {tableMask(start)}…{last4}
            </code>
          ),
        },
        { key: 'workspace', title: words.columns.workspace, render: ({ workspace }) => <bdi>{workspace.name}</bdi> },
        { key: 'permissions', title: words.columns.permissions, render: (token) => <Permissions token={token} /> },
        {
          key: 'expires',
          title: words.columns.expires,
          render: ({ expires_at: at }) => (at === null ? strings.tokens.neverExpires : <Moment at={at} />),
        },
        { key: 'status', title: words.columns.status, render: ({ status }) => <TokenStatus status={status} /> },
        {
          key: 'actions',
          title: words.columns.actions,
          render: (token) => (
            <div className="row-actions">
              <Link
                className="button button-icon"
                to={pageOf(token)}
                aria-label={of.edit(token.name)}
                title={of.edit(token.name)}
              >
                <Icon name="edit" />
              </Link>
              <Button
                look="icon"
                aria-label={of.delete(token.name)}
                title={of.delete(token.name)}
                onClick={() => remove(token)}
              >
                <Icon name="delete" />
              </Button>
            </div>
          ),
        },
      ]}
    />
  );
}

/** What it was given when it was made, and what of that its owner no longer holds. */
function Permissions({ token: { role, grants, access, lost_grants: lost } }: { token: OwnToken }) {
  return (
    <>
      <span title={grants.flatMap(formatGrant).join('\n')}>
        {role === null ? strings.tokens.grants(grants.length) : roleName(role)}
      </span>
      {access === 'read' && <span className="muted"> {strings.tokens.readOnly}</span>}
      {lost.length > 0 && (
        <span className="table-more table-lost">{words.lost(lost.flatMap(formatGrant).join(' '))}</span>
      )}
    </>
  );
}
