import { parseGrant } from '@keyfob/sdk';
import { useId, useState } from 'react';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Icon } from '../ui/icon.tsx';
import { readTerms } from './reach.ts';

const words = strings.newToken.picker;

interface OtherGrantsProps {
  terms: readonly string[];
  wanted: readonly string[];
  suggestions: readonly string[];
  add: (term: string) => void;
  remove: (term: string) => void;
}

/** Grants that no box stands for: on one id, on a prefix, on every type or up to a level. */
export function OtherGrants({ terms, wanted, suggestions, add, remove }: OtherGrantsProps) {
  const list = useId();
  const [typed, setTyped] = useState('');
  const [wrong, setWrong] = useState(false);
  const submit = () => {
    const [term] = parseGrant(typed.trim()) ? readTerms([typed.trim()]) : [];
    setWrong(term === undefined);
    if (term === undefined) return;
    add(term);
    setTyped('');
  };
  return (
    <div className="other-grants">
      {terms.length > 0 && (
        <ul aria-label={words.others}>
          {terms.map((term) => (
            <li key={term} className={wanted.includes(term) ? 'grant-wanted' : undefined}>
              <code>{term}</code>
              {wanted.includes(term) && <em>{words.added}</em>}
              <Button look="icon" aria-label={strings.remove(term)} onClick={() => remove(term)}>
                <Icon name="no" />
              </Button>
            </li>
          ))}
        </ul>
      )}
      <div className="other-grants-add">
        <Field
          name="other-grant"
          label={words.add}
          hint={words.addHint}
          error={wrong ? words.badForm : undefined}
          list={list}
          value={typed}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          onChange={(event) => setTyped(event.target.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Enter') return;
            event.preventDefault();
            submit();
          }}
        />
        <Button onClick={submit}>{words.addButton}</Button>
      </div>
      <datalist id={list}>
        {suggestions.map((term) => (
          <option key={term} value={term} />
        ))}
      </datalist>
    </div>
  );
}
