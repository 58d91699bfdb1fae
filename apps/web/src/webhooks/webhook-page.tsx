import type { Webhook } from '@keyfob/sdk';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { NotFoundPage } from '../shell/not-found-page.tsx';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { News } from '../ui/news.tsx';
import { PageHead } from '../ui/page-head.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { Deliveries } from './deliveries.tsx';
import { RotateSecret } from './rotate-secret.tsx';
import { useTold } from './use-told.ts';
import { hostOf, useWebhooks } from './use-webhooks.ts';
import { WebhookStatus } from './webhook-status.tsx';
import '../ui/panel.css';

const words = strings.webhooks;

/** One webhook: what was sent to it, and what can be sent again. */
export function WebhookPage() {
  const workspace = useWorkspace();
  const { webhookId } = useParams();
  const list = useWebhooks(workspace.id);
  const webhook = list.data?.data.find(({ id }) => id === webhookId);
  if (list.error) return <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />;
  if (list.isPending) return <Loading />;
  return webhook ? <WebhookView webhook={webhook} /> : <NotFoundPage />;
}

function WebhookView({ webhook }: { webhook: Webhook }) {
  const workspace = useWorkspace();
  const { may } = useRights();
  const told = useTold();
  const [rotating, setRotating] = useState(false);
  const test = () => told.attempt(() => keyfob.testWebhook(workspace.id, webhook.id), words.said.tested);
  return (
    <main className="page">
      <p>
        <Link to={`/workspace/${workspace.id}/webhooks`}>{words.back}</Link>
      </p>
      <PageHead title={hostOf(webhook)} within={workspace.name} lead={webhook.description || webhook.url} />
      <p>
        <WebhookStatus webhook={webhook} />
        {webhook.former_secret_ends_at !== null && (
          <span className="muted">
            {' · '}
            {words.rotation.overlap} <Moment at={webhook.former_secret_ends_at} />
          </span>
        )}
      </p>
      {may('webhook', 'update') && (
        <div className="form-actions">
          <Button onClick={() => setRotating(true)}>{words.rotation.button}</Button>
          {webhook.status === 'active' && (
            <Button look="primary" onClick={() => void test()}>
              {words.test}
            </Button>
          )}
        </div>
      )}
      <News news={told.news} />
      {may('webhook', 'get') && <Deliveries webhook={webhook} told={told} />}
      {rotating && <RotateSecret webhook={webhook} close={() => setRotating(false)} reload={told.reload} />}
    </main>
  );
}
