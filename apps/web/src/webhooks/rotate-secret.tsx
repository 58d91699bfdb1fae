import type { IssuedWebhook, Webhook } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { FormDialog } from '../ui/form-dialog.tsx';
import { useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { SecretOnce } from './secret-once.tsx';

const words = strings.webhooks.rotation;

interface RotateSecretProps {
  webhook: Webhook;
  close: () => void;
  reload: () => Promise<void>;
}

/** A new signing secret, shown once; the old one signs too for a day. */
export function RotateSecret({ webhook, close, reload }: RotateSecretProps) {
  const workspace = useWorkspace();
  const [issued, setIssued] = useState<IssuedWebhook | null>(null);
  const form = useForm(async () => {
    setIssued(await keyfob.rotateWebhookSecret(workspace.id, webhook.id, {}));
    await reload();
  });
  if (issued) return <SecretOnce issued={issued} close={close} />;
  return (
    <FormDialog words={words} form={form} close={close}>
      <p>
        <bdi className="dialog-name">{webhook.url}</bdi>
      </p>
    </FormDialog>
  );
}
