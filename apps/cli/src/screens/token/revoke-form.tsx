import type { Token } from '@keyfob/sdk';
import { withoutControls } from '../../text.ts';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { useNow } from '../parts/use-now.ts';
import { refusedSince } from './effective.ts';

/** For good, so it asks for the name. */
export function RevokeForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { say } = useNavigation();
  const refresh = useRefresh();
  const now = useNow();
  const { id, name, last_used_at, last_used_ip } = token;
  const used = last_used_at
    ? `Last used ${relativeTime(last_used_at, now)}${last_used_ip ? ` by ${last_used_ip}` : ''}: whoever that was loses access.`
    : 'Nobody has used it yet.';
  return (
    <Form
      grave
      title={`Revoke ${name}?`}
      lead={`${used} A revoked token never works again; it stays in the list of revoked ones.`}
      submit="Revoke"
      fields={[
        { name: 'reason', label: 'Reason', placeholder: 'for the audit log; may stay empty' },
        {
          name: 'typed',
          label: 'Its name',
          hint: `Type ${name} to confirm, or ${id.slice(-8)}, the end of its id.`,
          mustBe: [withoutControls(name), id.slice(-8)],
        },
      ]}
      onClose={onClose}
      onSubmit={async ({ reason }) => {
        const { effective } = await keyfob.revokeToken(
          workspace,
          id,
          reason.trim() === '' ? {} : { reason: reason.trim() },
        );
        say(`Revoked ${name}: ${refusedSince(effective)}`);
        refresh();
        onClose();
      }}
    />
  );
}
