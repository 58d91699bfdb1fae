import { useQuery, useQueryClient } from '@tanstack/react-query';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { errorText } from '../ui/error-text.ts';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { Table } from '../ui/table.tsx';
import { roleName } from '../workspaces/role-name.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.members.invite;

/** Who was invited and has not come yet. */
export function PendingInvitations({ tell }: { tell: (news: NewsItem) => Promise<void> }) {
  const workspace = useWorkspace();
  const queries = useQueryClient();
  const { may } = useRights();
  const { data } = useQuery({
    queryKey: ['invitations', workspace.id],
    queryFn: ({ signal }) => keyfob.listInvitations(workspace.id, { limit: 100 }, { signal }).page(),
  });
  if (data === undefined || data.data.length === 0) return null;
  const takeBack = async (id: string, email: string) => {
    try {
      await keyfob.deleteInvitation(workspace.id, id);
      await queries.invalidateQueries({ queryKey: ['invitations', workspace.id] });
      await tell({ tone: 'good', text: words.takenBack(email) });
    } catch (error) {
      await tell({ tone: 'bad', text: errorText(error) });
    }
  };
  return (
    <section className="pending" aria-labelledby="pending">
      <h2 id="pending">{words.pending}</h2>
      <Table
        label={words.pending}
        rows={data.data}
        keyOf={({ id }) => id}
        columns={[
          {
            key: 'person',
            title: strings.members.columns.person,
            render: ({ email }) => <bdi className="table-name">{email}</bdi>,
          },
          { key: 'role', title: strings.members.columns.role, render: ({ role }) => roleName(role) },
          { key: 'by', title: words.by, render: ({ invited_by: by }) => <bdi>{by}</bdi> },
          { key: 'expires', title: words.expires, render: ({ expires_at: at }) => <Moment at={at} /> },
          {
            key: 'actions',
            title: strings.members.columns.actions,
            render: ({ id, email }) =>
              may('member', 'create') && (
                <div className="row-actions">
                  <Button
                    look="icon"
                    aria-label={words.takeBack(email)}
                    title={words.takeBack(email)}
                    onClick={() => void takeBack(id, email)}
                  >
                    <Icon name="delete" />
                  </Button>
                </div>
              ),
          },
        ]}
      />
    </section>
  );
}
