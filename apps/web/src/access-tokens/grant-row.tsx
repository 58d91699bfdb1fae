import type { GrantTerm, ResourceTypeList } from '@keyfob/sdk';
import { useId } from 'react';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';

const words = strings.newToken.picker;

interface GrantRowProps {
  type: ResourceTypeList['data'][number];
  value: readonly string[];
  /** Whether a wider grant that is chosen holds it already. */
  wide: (wanted: GrantTerm) => boolean;
  holds: (wanted: GrantTerm) => boolean;
  wanted: readonly string[];
  change: (terms: readonly string[], on: boolean) => void;
}

/** One resource type and its actions. */
export function GrantRow({ type, value, wide, holds, wanted, change }: GrantRowProps) {
  const id = useId();
  const actions = type.actions.map(({ key, level }) => {
    const term = `${type.key}:${key}`;
    const ask = { resource_type: type.key, action: key };
    return { key, level, term, held: holds(ask), chosen: value.includes(term), covered: wide(ask) };
  });
  const offered = actions.filter(({ held, covered }) => held && !covered).map(({ term }) => term);
  const all = offered.length > 0 && offered.every((term) => value.includes(term));
  return (
    <fieldset className="grant-row" aria-labelledby={id}>
      <div className="grant-row-type">
        <code id={id}>{type.key}</code>
        {offered.length > 1 && (
          <Button
            look="quiet"
            aria-label={words.allOf(type.key)}
            aria-pressed={all}
            onClick={() => change(offered, !all)}
          >
            {words.allShort}
          </Button>
        )}
      </div>
      <div className="grant-row-actions">
        {actions.map(({ key, level, term, held, chosen, covered }) => (
          <label
            key={key}
            className={wanted.includes(term) ? 'grant-action grant-wanted' : 'grant-action'}
            title={held ? level : words.notHeld}
          >
            <input
              type="checkbox"
              checked={chosen || covered}
              disabled={covered || (!held && !chosen)}
              onChange={(event) => change([term], event.target.checked)}
            />
            {key}
            {wanted.includes(term) && <em>{words.added}</em>}
          </label>
        ))}
      </div>
    </fieldset>
  );
}
