import type { Webhook } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';

const words = strings.webhooks;

/** Whether messages go there, and if not, why. */
export function WebhookStatus({ webhook }: { webhook: Webhook }) {
  if (webhook.status === 'disabled') return <span>{words.disabled[webhook.disabled_reason ?? 'paused']}</span>;
  if (webhook.failing_since === null) return <span>{words.active}</span>;
  return (
    <span>
      {words.failing} <Moment at={webhook.failing_since} />
    </span>
  );
}
