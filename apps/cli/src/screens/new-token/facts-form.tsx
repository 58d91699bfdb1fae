import { grantChecker, formatGrant, parseGrant } from '@keyfob/sdk';
import { Form } from '../parts/form.tsx';
import { lifetimes } from '../token/lifetimes.ts';
import type { Draft } from './draft.ts';
import type { Rights } from './use-rights.ts';

interface FactsFormProps {
  draft: Draft;
  rights: Rights;
  onDone: (facts: Omit<Draft, 'grants'>) => void;
  onClose: () => void;
}

const option = (value: string, label = value) => ({ value, label });

/** The first page: all but the grants. */
export function FactsForm({ draft, rights, onDone, onClose }: FactsFormProps) {
  const kinds = rights.mayMakeWorkspaceTokens ? ['workspace', 'personal'] : ['personal'];
  const { name, description, kind, environment, lifetime, role } = draft;
  return (
    <Form
      title="What it is for, and for how long"
      submit={'Go on'}
      fields={[
        { name: 'name', label: 'Name', initial: name, placeholder: 'a name is made if you leave it empty' },
        {
          name: 'description',
          label: 'Description',
          initial: description,
          placeholder: 'for whoever finds it in a year',
        },
        {
          name: 'kind',
          label: 'Kind',
          initial: kinds.includes(kind) ? kind : (kinds[0] ?? ''),
          options: kinds.map((one) => option(one)),
          hint: 'workspace: outlives people · personal: never more than you may do, and ends with you',
        },
        {
          name: 'environment',
          label: 'Environment',
          initial: environment,
          options: [option('production'), option('test')],
        },
        {
          name: 'lifetime',
          label: 'Lives',
          initial: lifetime,
          options: [...lifetimes('as usual'), ...(rights.mayBeNever ? [option('never', 'for ever')] : [])],
        },
        {
          name: 'role',
          label: 'May do',
          initial: role,
          options: [option('', 'what I pick'), ...heldRoles(rights).map(({ key }) => option(key))],
          hint: role === '' ? 'pick grants next, or take a role: the token follows it when it changes' : undefined,
        },
      ]}
      onClose={onClose}
      onSubmit={async (facts) => onDone(facts)}
    />
  );
}

/** Roles that hold nothing the caller lacks. */
function heldRoles({ roles, types, holds }: Rights): Rights['roles'] {
  return roles.filter(({ grants }) => {
    const within = grantChecker(grants, types);
    const single = types.flatMap(({ key, actions }) => actions.map((one) => ({ resource_type: key, action: one.key })));
    const bound = grants.filter(({ resource_id }) => resource_id !== '*').flatMap(formatGrant);
    return (
      single.filter(within).every(holds) &&
      bound.every((text) => holds(parseGrant(text) ?? { resource_type: '', action: '' }))
    );
  });
}
