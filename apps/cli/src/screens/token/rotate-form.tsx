import type { Token } from '@keyfob/sdk';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';
import { lifetimeBody, lifetimes } from './lifetimes.ts';

const graces = [
  { value: '0', label: 'at once' },
  { value: '600', label: 'in 10m' },
  { value: '3600', label: 'in 1h' },
  { value: '86400', label: 'in 24h' },
];

/** The new value is shown next, once. */
export function RotateForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { replace } = useNavigation();
  const refresh = useRefresh();
  return (
    <Form
      title={`Rotate ${token.name}`}
      lead="A new value that may do the same. The old one can go on for a while, so that you can bring the new one to where it is used."
      submit="Rotate"
      fields={[
        { name: 'grace_seconds', label: 'Old one ends', initial: '3600', options: graces },
        { name: 'expires_in', label: 'New one lives', options: lifetimes('as long again') },
      ]}
      onClose={onClose}
      onSubmit={async ({ grace_seconds, expires_in }) => {
        const body = { grace_seconds: Number(grace_seconds), ...lifetimeBody(expires_in) };
        const issued = await keyfob.rotateToken(workspace, token.id, body);
        refresh();
        replace({ name: 'value', issued, because: 'rotated' });
      }}
    />
  );
}
