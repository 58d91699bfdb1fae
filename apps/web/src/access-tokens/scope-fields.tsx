import { useId } from 'react';
import { strings } from '../strings.ts';
import { SelectField } from '../ui/select-field.tsx';
import { useRoles } from '../workspaces/use-roles.ts';
import { GrantPicker } from './grant-picker.tsx';
import type { Reach } from './reach.ts';
import { useRights } from './use-rights.ts';
import './token-form.css';

const words = strings.newToken;

interface ScopeFieldsProps {
  value: Reach;
  onChange: (reach: Reach) => void;
  wanted?: readonly string[];
  errorOf: (name: string) => string | undefined;
}

/** What a token may do: a role, or grants of its own. */
export function ScopeFields({ value, onChange, wanted, errorOf }: ScopeFieldsProps) {
  const id = useId();
  const { types, holds } = useRights();
  const roles = useRoles();
  const grantsOf = (key: string) => roles.find((role) => role.key === key)?.grants ?? [];
  const choose = (by: Reach['by']) =>
    onChange(
      by === 'role'
        ? { by, role: roles.findLast(({ offered }) => offered)?.key ?? 'viewer' }
        : { by, grants: value.by === 'role' ? grantsOf(value.role) : value.grants },
    );
  return (
    <fieldset className="scope-fields">
      <legend>{words.scope}</legend>
      <div className="scope-choice">
        {(['role', 'grants'] as const).map((by) => (
          <label key={by}>
            <input type="radio" name={id} checked={value.by === by} onChange={() => choose(by)} />
            {by === 'role' ? words.byRole : words.byGrants}
          </label>
        ))}
      </div>
      {value.by === 'role' ? (
        <SelectField
          name="role"
          label={words.role}
          hint={words.roleHint}
          value={value.role}
          options={roles.map(({ key, name, offered }) => ({
            value: key,
            label: name,
            disabled: !offered && key !== value.role,
          }))}
          onChange={(event) => onChange({ by: 'role', role: event.target.value })}
          error={errorOf('role')}
        />
      ) : (
        <GrantPicker
          value={value.grants}
          onChange={(grants) => onChange({ by: 'grants', grants })}
          types={types}
          holds={holds}
          {...(wanted && { wanted })}
          error={errorOf('grants')}
        />
      )}
    </fieldset>
  );
}
