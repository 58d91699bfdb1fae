import type { Member } from '@keyfob/sdk';
import { useSignedIn } from '../session/use-me.ts';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';
import type { NewsItem } from '../ui/news.tsx';
import { Table } from '../ui/table.tsx';
import { MemberActions } from './member-actions.tsx';
import { memberLabel } from './member-label.ts';
import { MemberRole } from './member-role.tsx';

const words = strings.members;

interface MemberTableProps {
  members: readonly Member[];
  tell: (news: NewsItem) => Promise<void>;
}

export function MemberTable({ members, tell }: MemberTableProps) {
  const { person } = useSignedIn();
  return (
    <Table
      rows={members}
      label={words.title}
      keyOf={({ id }) => id}
      faint={({ active }) => !active}
      columns={[
        {
          key: 'person',
          title: words.columns.person,
          render: (member) => (
            <>
              <bdi className="table-name">{memberLabel(member)}</bdi>
              {member.email === person.email && <span className="muted"> ({words.you})</span>}
              {member.name !== null && <bdi className="table-more muted">{member.email ?? member.external_id}</bdi>}
            </>
          ),
        },
        { key: 'role', title: words.columns.role, render: (member) => <MemberRole member={member} tell={tell} /> },
        {
          key: 'status',
          title: words.columns.status,
          render: ({ active, expires_at: end }) => (
            <>
              {active ? words.active : words.suspended}
              {end !== null && (
                <span className="muted">
                  {' '}
                  {words.until} <Moment at={end} />
                </span>
              )}
            </>
          ),
        },
        { key: 'joined', title: words.columns.joined, render: ({ created_at: at }) => <Moment at={at} /> },
        {
          key: 'actions',
          title: words.columns.actions,
          render: (member) => <MemberActions member={member} tell={tell} />,
        },
      ]}
    />
  );
}
