import { useState } from 'react';
import { Link } from 'react-router';
import { useRights } from '../access-tokens/use-rights.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { News } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { Table } from '../ui/table.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { AddWebhook } from './add-webhook.tsx';
import { useTold } from './use-told.ts';
import { hostOf, useWebhooks } from './use-webhooks.ts';
import { WebhookActions } from './webhook-actions.tsx';
import { WebhookStatus } from './webhook-status.tsx';

const words = strings.webhooks;

export function WebhooksPage() {
  const workspace = useWorkspace();
  const { may } = useRights();
  const list = useWebhooks(workspace.id);
  const told = useTold();
  const [adding, setAdding] = useState(false);
  const webhooks = list.data?.data ?? [];
  return (
    <main className="page">
      <PageHead title={words.title} within={workspace.name} lead={words.lead} />
      {may('webhook', 'create') && (
        <div className="form-actions">
          <Button look="primary" onClick={() => setAdding(true)}>
            {words.adding.title}
          </Button>
        </div>
      )}
      <News news={told.news} />
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      {list.isPending && <Loading />}
      {list.data && webhooks.length === 0 && (
        <div className="empty">
          <h2>{words.none}</h2>
          <p className="muted">{words.noneLead}</p>
        </div>
      )}
      {webhooks.length > 0 && (
        <Table
          label={words.title}
          rows={webhooks}
          keyOf={({ id }) => id}
          faint={({ status }) => status === 'disabled'}
          columns={[
            {
              key: 'address',
              title: words.columns.address,
              render: (webhook) => (
                <>
                  <Link className="table-name" to={`/workspace/${workspace.id}/webhooks/${webhook.id}`}>
                    <bdi>{hostOf(webhook)}</bdi>
                  </Link>
                  {webhook.description !== '' && <bdi className="table-more muted">{webhook.description}</bdi>}
                </>
              ),
            },
            {
              key: 'events',
              title: words.columns.events,
              render: ({ events }) => (events === null ? words.everything : words.count(events.length)),
            },
            { key: 'status', title: words.columns.status, render: (webhook) => <WebhookStatus webhook={webhook} /> },
            { key: 'created', title: words.columns.created, render: ({ created_at: at }) => <Moment at={at} /> },
            {
              key: 'actions',
              title: words.columns.actions,
              render: (webhook) => <WebhookActions webhook={webhook} told={told} />,
            },
          ]}
        />
      )}
      {adding && <AddWebhook close={() => setAdding(false)} reload={told.reload} />}
    </main>
  );
}
