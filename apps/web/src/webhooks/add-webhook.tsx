import type { IssuedWebhook, WebhookEventType } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Checkbox } from '../ui/checkbox.tsx';
import { Field } from '../ui/field.tsx';
import { FormDialog } from '../ui/form-dialog.tsx';
import { textOf, useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { SecretOnce } from './secret-once.tsx';
import './webhooks.css';

const words = strings.webhooks;
const types = Object.entries(words.types) as [WebhookEventType, string][];

/** Adds a receiver; its signing secret is shown once. */
export function AddWebhook({ close, reload }: { close: () => void; reload: () => Promise<void> }) {
  const workspace = useWorkspace();
  const [issued, setIssued] = useState<IssuedWebhook | null>(null);
  const form = useForm(
    async (values) => {
      const chosen = types.flatMap(([type]) => (values.has(type) ? [type] : []));
      const made = await keyfob.createWebhook(workspace.id, {
        url: textOf(values, 'url').trim(),
        description: textOf(values, 'description').trim(),
        events: chosen.length > 0 ? chosen : null,
      });
      setIssued(made);
      await reload();
    },
    ['url', 'description'],
  );
  if (issued) return <SecretOnce issued={issued} close={close} />;
  return (
    <FormDialog words={words.adding} form={form} close={close}>
      <Field
        name="url"
        label={words.url}
        hint={words.urlHint}
        type="url"
        required
        autoComplete="off"
        error={form.errorOf('url')}
      />
      <Field name="description" label={words.description} autoComplete="off" error={form.errorOf('description')} />
      <fieldset className="webhook-events">
        <legend>{words.events}</legend>
        <p className="field-hint">{words.eventsHint}</p>
        {types.map(([type, label]) => (
          <Checkbox key={type} name={type} label={label} />
        ))}
      </fieldset>
    </FormDialog>
  );
}
