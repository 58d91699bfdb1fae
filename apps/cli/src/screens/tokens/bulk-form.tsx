import type { BulkTokens } from '@keyfob/sdk';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Form } from '../parts/form.tsx';
import { refusedSince } from '../token/effective.ts';
import { BulkCounts } from './bulk-counts.tsx';

interface BulkFormProps {
  ids: readonly string[];
  onClose: () => void;
  /** The marks have served. */
  onDone: () => void;
}

const actions = ['disable', 'enable', 'revoke', 'delete'] as const satisfies BulkTokens['action'][];

/** Many at once: the service first says what it would do. */
export function BulkForm({ ids, onClose, onDone }: BulkFormProps) {
  const { keyfob, workspace } = useDesk();
  const { say } = useNavigation();
  const refresh = useRefresh();
  const count = `${ids.length} ${ids.length === 1 ? 'token' : 'tokens'}`;
  return (
    <Form
      title={`Change ${count}`}
      submit={`Do it to ${count}`}
      fields={[
        {
          name: 'action',
          label: 'Do what',
          initial: 'disable',
          options: actions.map((value) => ({ value, label: value })),
          hint: 'disable can be undone; revoke and delete cannot',
        },
        { name: 'typed', label: 'How many', hint: `Type ${ids.length} to confirm.`, mustBe: [String(ids.length)] },
      ]}
      onClose={onClose}
      onSubmit={async ({ action }) => {
        const done = await keyfob.bulkTokens(workspace, { ids: [...ids], action: action as BulkTokens['action'] });
        const since = action === 'enable' ? '' : `, ${refusedSince(done.effective)}`;
        const refused = done.refused > 0 ? `; ${done.refused} not allowed` : '';
        say(
          `${action}: ${done.changed} changed${since}${refused}`,
          done.changed === 0 && done.refused > 0 ? 'bad' : 'good',
        );
        refresh();
        onDone();
      }}
    >
      {({ action }) => <BulkCounts ids={ids} action={action as BulkTokens['action']} />}
    </Form>
  );
}
