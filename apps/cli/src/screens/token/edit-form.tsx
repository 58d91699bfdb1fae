import type { Token } from '@keyfob/sdk';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';

/** Only what was changed is sent, with the version it was read at: nobody's newer edit is lost. */
export function EditForm({ token, onClose }: { token: Token; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { say } = useNavigation();
  const refresh = useRefresh();
  return (
    <Form
      title={`Edit ${token.name}`}
      lead="The value stays the same."
      submit="Save"
      fields={[
        { name: 'name', label: 'Name', initial: token.name },
        { name: 'description', label: 'Description', initial: token.description },
      ]}
      onClose={onClose}
      onSubmit={async ({ name, description }) => {
        const edits = {
          ...(name !== token.name && { name }),
          ...(description !== token.description && { description }),
        };
        if (Object.keys(edits).length > 0) {
          await keyfob.updateToken(workspace, token.id, edits, { version: token.version });
          say('Saved');
          refresh();
        }
        onClose();
      }}
    />
  );
}
