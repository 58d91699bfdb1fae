import { formatGrant, grantChecker } from '@keyfob/sdk';
import type { GrantTerm, ResourceTypeList } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { GrantRow } from './grant-row.tsx';
import { OtherGrants } from './other-grants.tsx';
import { grantsOf } from './reach.ts';
import './grant-picker.css';

const words = strings.newToken.picker;
const isOwn = (term: string) => term.startsWith('keyfob/');

interface GrantPickerProps {
  /** Short forms. */
  value: readonly string[];
  onChange: (terms: string[]) => void;
  types: ResourceTypeList['data'];
  /** Whether the person holds it; what they do not hold is shown, but not offered. */
  holds: (wanted: GrantTerm) => boolean;
  /** Terms that a link asked for. */
  wanted?: readonly string[];
  error?: string | undefined;
}

/** Resource types and their actions to choose from; wider and narrower grants are written. */
export function GrantPicker({ value, onChange, types, holds, wanted = [], error }: GrantPickerProps) {
  const plain = new Set(types.flatMap(({ key, actions }) => actions.map((action) => `${key}:${action.key}`)));
  const others = value.filter((term) => !plain.has(term));
  const wide = grantChecker(grantsOf(others), types);
  const change = (terms: readonly string[], on: boolean) =>
    onChange(on ? [...new Set([...value, ...terms])] : value.filter((term) => !terms.includes(term)));
  const holdable = types.flatMap(({ key, actions }) =>
    actions.filter(({ key: action }) => holds({ resource_type: key, action })).map((action) => `${key}:${action.key}`),
  );
  const own = types.filter(({ key }) => isOwn(key));
  const platform = types.filter(({ key }) => !isOwn(key));
  const ownChosen = value.filter(isOwn).length;
  const row = (type: ResourceTypeList['data'][number]) => (
    <GrantRow key={type.key} type={type} value={value} wide={wide} holds={holds} wanted={wanted} change={change} />
  );

  return (
    <div className="grant-picker">
      <header>
        <span className="muted" aria-live="polite">
          {words.selected(value.length)}
        </span>
        <Button look="quiet" onClick={() => change(holdable, true)}>
          {words.all}
        </Button>
        <Button look="quiet" disabled={value.length === 0} onClick={() => onChange([])}>
          {words.clear}
        </Button>
      </header>
      {error !== undefined && (
        <p className="field-error" role="alert">
          {error}
        </p>
      )}
      {platform.length === 0 && <p className="muted grant-picker-none">{words.noTypes}</p>}
      {platform.map(row)}
      {own.length > 0 && (
        <details open={wanted.some(isOwn) || undefined}>
          <summary>
            {words.own} <span className="muted">{ownChosen > 0 ? words.ownChosen(ownChosen) : words.ownHint}</span>
          </summary>
          {own.map(row)}
        </details>
      )}
      <OtherGrants
        terms={others}
        wanted={wanted}
        suggestions={types.flatMap(({ key, actions }) =>
          formatGrant({ resource_type: key, actions: actions.map((one) => one.key) }),
        )}
        add={(term) => change([term], true)}
        remove={(term) => change([term], false)}
      />
    </div>
  );
}
