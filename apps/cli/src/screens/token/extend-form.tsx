import type { Token } from '@keyfob/sdk';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { lifetimeBody, lifetimes } from './lifetimes.ts';

export function ExtendForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { say } = useNavigation();
  const refresh = useRefresh();
  return (
    <Form
      title={`Extend ${token.name}`}
      lead="The same value for longer; only refreshable tokens can be extended."
      submit="Extend"
      fields={[{ name: 'expires_in', label: 'From now', options: lifetimes('30d on top') }]}
      onClose={onClose}
      onSubmit={async ({ expires_in }) => {
        const { token: extended } = await keyfob.extendToken(workspace, token.id, lifetimeBody(expires_in));
        say(`Extended: it ends ${extended.expires_at ? relativeTime(extended.expires_at, Date.now()) : 'never'}`);
        refresh();
        onClose();
      }}
    />
  );
}
