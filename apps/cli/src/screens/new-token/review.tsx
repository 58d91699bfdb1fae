import { Box } from 'ink';
import { useDesk } from '../app/desk.ts';
import { useNavigation } from '../app/navigation.tsx';
import { useRefresh } from '../app/use-refresh.ts';
import { Fact } from '../parts/fact.tsx';
import { Form } from '../parts/form.tsx';
import { createBody } from './draft.ts';
import type { Draft } from './draft.ts';

/** The last page: what will be made. Its value is on the next screen, once. */
export function Review({ draft, onClose }: { draft: Draft; onClose: () => void }) {
  const { keyfob, workspace } = useDesk();
  const { replace } = useNavigation();
  const refresh = useRefresh();
  const { name, description, kind, environment, lifetime, role, grants } = draft;
  return (
    <Form
      title="Create this token?"
      lead="Its value is shown on the next screen, and never again."
      submit="Create"
      fields={[]}
      onClose={onClose}
      onSubmit={async () => {
        const issued = await keyfob.createToken(workspace, createBody(draft));
        refresh();
        replace({ name: 'value', issued, because: 'created' });
      }}
    >
      {() => (
        <Box flexDirection="column">
          <Fact label="Name">{name.trim() || 'made for you'}</Fact>
          {description.trim() !== '' && <Fact label="Description">{description.trim()}</Fact>}
          <Fact label="Kind">{`${kind} · ${environment}`}</Fact>
          <Fact label="Lives">
            {lifetime === '' ? 'as usual for its kind' : lifetime === 'never' ? 'for ever' : lifetime}
          </Fact>
          <Fact label="May do">{role === '' ? grants.join(', ') : `what the role ${role} may do`}</Fact>
        </Box>
      )}
    </Form>
  );
}
