import type { Member } from '@keyfob/sdk';
import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useRights } from '../access-tokens/use-rights.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { News } from '../ui/news.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { SearchBox } from '../ui/search-box.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { AddMember } from './add-member.tsx';
import { InviteMember } from './invite-member.tsx';
import { MemberTable } from './member-table.tsx';
import { PendingInvitations } from './pending-invitations.tsx';
import { useMembers } from './use-members.ts';

const words = strings.members;

export function MembersPage() {
  const workspace = useWorkspace();
  const { may } = useRights();
  const queries = useQueryClient();
  const [search, setSearch] = useSearchParams();
  const q = search.get('q')?.slice(0, 254) ?? '';
  const list = useMembers(workspace.id, q);
  const [news, setNews] = useState<NewsItem | null>(null);
  const [dialog, setDialog] = useState<'add' | 'invite' | null>(null);
  const members: Member[] = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const tell = async (item: NewsItem) => {
    setNews(item);
    await queries.invalidateQueries({ queryKey: ['members', workspace.id] });
  };

  return (
    <main className="page">
      <PageHead title={words.title} within={workspace.name} lead={words.lead}>
        {may('member', 'create') && (
          <div className="form-actions">
            <Button onClick={() => setDialog('add')}>{words.adding.title}</Button>
            <Button look="primary" onClick={() => setDialog('invite')}>
              {words.invite.button}
            </Button>
          </div>
        )}
      </PageHead>
      <News news={news} />
      <div className="toolbar">
        <SearchBox
          label={words.search}
          value={q}
          onSearch={(typed) => setSearch(typed === '' ? {} : { q: typed }, { replace: true })}
        />
      </div>
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && members.length === 0 && <p className="muted">{words.none}</p>}
      {members.length > 0 && <MemberTable members={members} tell={tell} />}
      {list.hasNextPage && (
        <Button disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
      <PendingInvitations tell={tell} />
      {dialog === 'add' && <AddMember close={() => setDialog(null)} tell={tell} />}
      {dialog === 'invite' && <InviteMember close={() => setDialog(null)} />}
    </main>
  );
}
