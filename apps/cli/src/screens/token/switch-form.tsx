import type { Token } from '@keyfob/sdk';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';
import { refusedSince } from './effective.ts';

/** Off, or on again. */
export function SwitchForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { say } = useNavigation();
  const refresh = useRefresh();
  const isOn = token.status !== 'disabled';
  return (
    <Form
      title={isOn ? `Disable ${token.name}?` : `Enable ${token.name} again?`}
      lead={isOn ? 'It is refused everywhere until it is enabled again.' : 'Its value works again at once.'}
      submit={isOn ? 'Disable' : 'Enable'}
      fields={[]}
      onClose={onClose}
      onSubmit={async () => {
        if (isOn)
          say(`Disabled ${token.name}: ${refusedSince((await keyfob.disableToken(workspace, token.id)).effective)}`);
        else {
          await keyfob.enableToken(workspace, token.id);
          say(`Enabled ${token.name}`);
        }
        refresh();
        onClose();
      }}
    />
  );
}
