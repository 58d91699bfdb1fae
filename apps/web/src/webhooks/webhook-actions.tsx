import type { Webhook } from '@keyfob/sdk';
import { useState } from 'react';
import { useRights } from '../access-tokens/use-rights.ts';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { Icon } from '../ui/icon.tsx';
import { useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import type { Told } from './use-told.ts';
import { hostOf } from './use-webhooks.ts';

const words = strings.webhooks;

interface WebhookActionsProps {
  webhook: Webhook;
  told: Told;
}

export function WebhookActions({ webhook, told }: WebhookActionsProps) {
  const workspace = useWorkspace();
  const { may } = useRights();
  const [removing, setRemoving] = useState(false);
  const host = hostOf(webhook);
  const active = webhook.status === 'disabled';
  const label = active ? words.resume(host) : words.pause(host);
  const turn = () =>
    told.attempt(
      () => keyfob.updateWebhook(workspace.id, webhook.id, { active }),
      active ? words.said.resumed(host) : words.said.paused(host),
    );
  return (
    <div className="row-actions">
      {may('webhook', 'update') && (
        <Button look="icon" aria-label={label} title={label} onClick={() => void turn()}>
          <Icon name={active ? 'enable' : 'disable'} />
        </Button>
      )}
      {may('webhook', 'delete') && (
        <Button
          look="icon"
          aria-label={strings.remove(host)}
          title={strings.remove(host)}
          onClick={() => setRemoving(true)}
        >
          <Icon name="delete" />
        </Button>
      )}
      {removing && <RemoveWebhook webhook={webhook} told={told} close={() => setRemoving(false)} />}
    </div>
  );
}

function RemoveWebhook({ webhook, told, close }: WebhookActionsProps & { close: () => void }) {
  const workspace = useWorkspace();
  const form = useForm(async () => {
    await keyfob.deleteWebhook(workspace.id, webhook.id);
    close();
    await told.tell(words.said.removed(hostOf(webhook)));
  });
  return (
    <FormDialog words={words.removal} form={form} close={close} grave>
      <p>
        <bdi className="dialog-name">{webhook.url}</bdi>
      </p>
    </FormDialog>
  );
}
