import type { IssuedWebhook } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { Dialog, DialogActions } from '../ui/dialog.tsx';
import { Field } from '../ui/field.tsx';
import { hostOf } from './use-webhooks.ts';

const words = strings.webhooks.secret;

/** The signing secret, the one time it is there to be seen. */
export function SecretOnce({ issued, close }: { issued: IssuedWebhook; close: () => void }) {
  return (
    <Dialog title={words.title(hostOf(issued.webhook))} onClose={close}>
      <p className="muted">{words.lead}</p>
      <Field
        name="secret"
        label={words.label}
        value={issued.secret}
        readOnly
        autoComplete="off"
        onFocus={(event) => event.target.select()}
      />
      <DialogActions>
        <Button onClick={close}>{words.done}</Button>
        <CopyButton look="primary" text={issued.secret}>
          {words.copy}
        </CopyButton>
      </DialogActions>
    </Dialog>
  );
}
