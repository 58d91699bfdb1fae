import type { Webhook, WebhookDelivery } from '@keyfob/sdk';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { ErrorNotice } from '../ui/error-notice.tsx';
import { Loading } from '../ui/loading.tsx';
import { Moment } from '../ui/moment.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import type { Told } from './use-told.ts';
import { useDeliveries } from './use-webhooks.ts';
import '../ui/events.css';
import './webhooks.css';

const words = strings.webhooks.deliveries;

/** What was sent in the last 30 days, and what waits. */
export function Deliveries({ webhook, told }: { webhook: Webhook; told: Told }) {
  const workspace = useWorkspace();
  const { may } = useRights();
  const list = useDeliveries(workspace.id, webhook.id);
  const all = list.data?.pages.flatMap(({ data }) => data) ?? [];
  const resend = (id: string) =>
    told.attempt(() => keyfob.resendWebhookDelivery(workspace.id, webhook.id, id), strings.webhooks.said.resent);
  return (
    <section className="panel" aria-labelledby="deliveries">
      <div className="delivery">
        <h2 id="deliveries">{words.title}</h2>
        <Button look="quiet" disabled={list.isFetching} onClick={() => void list.refetch()}>
          {words.reload}
        </Button>
      </div>
      {list.isPending && <Loading />}
      {list.isSuccess && all.length === 0 && <p className="muted">{words.none}</p>}
      {list.error && <ErrorNotice title={words.failed} error={list.error} retry={() => void list.refetch()} />}
      <ol className="events">
        {all.map((delivery) => (
          <li key={delivery.id}>
            <div className="delivery">
              <DeliveryLine delivery={delivery} />
              {webhook.status === 'active' && may('webhook', 'update') && (
                <Button aria-label={words.resendOf(delivery.type)} onClick={() => void resend(delivery.id)}>
                  {words.resend}
                </Button>
              )}
            </div>
          </li>
        ))}
      </ol>
      {list.hasNextPage && (
        <Button look="quiet" disabled={list.isFetchingNextPage} onClick={() => void list.fetchNextPage()}>
          {words.more}
        </Button>
      )}
    </section>
  );
}

/** One delivery: what, how it stands, when; each attempt and the message when asked. */
function DeliveryLine({ delivery }: { delivery: WebhookDelivery }) {
  const last = delivery.attempts.at(-1);
  return (
    <div>
      <strong>{delivery.type}</strong> · {words.status[delivery.status]}
      {last && last.error !== null && ` · ${last.error}`}
      <div className="muted">
        <Moment at={delivery.created_at} /> · {words.attempts(delivery.attempts.length)}
        {delivery.next_attempt_at !== null && (
          <>
            {' · '}
            {words.next} <Moment at={delivery.next_attempt_at} />
          </>
        )}
      </div>
      <details>
        <summary>{strings.audit.details}</summary>
        <pre tabIndex={0}>
          {JSON.stringify(
            { message_id: delivery.message_id, attempts: delivery.attempts, body: readable(delivery.body) },
            null,
            2,
          )}
        </pre>
      </details>
    </div>
  );
}

function readable(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return body;
  }
}
