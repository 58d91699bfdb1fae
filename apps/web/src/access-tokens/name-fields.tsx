import { strings } from '../strings.ts';
import { Field } from '../ui/field.tsx';
import { SelectField } from '../ui/select-field.tsx';
import type { NewTokenFields } from './new-token-fields.ts';

const words = strings.newToken;
const typeOptions = [
  { value: '', label: words.noType },
  ...Object.entries(words.types).map(([value, label]) => ({ value, label })),
];
const environmentOptions = Object.entries(words.environments).map(([value, label]) => ({ value, label }));

interface NameFieldsProps {
  value: NewTokenFields;
  onChange: (more: Partial<NewTokenFields>) => void;
  mayMakeWorkspaceTokens: boolean;
  errorOf: (name: string) => string | undefined;
}

/** What the token is, but for what it may do and until when. */
export function NameFields({ value, onChange, mayMakeWorkspaceTokens, errorOf }: NameFieldsProps) {
  const kindOptions = [
    { value: 'workspace', label: words.kinds.workspace, disabled: !mayMakeWorkspaceTokens },
    { value: 'personal', label: words.kinds.personal },
  ];
  return (
    <>
      <div className="field-row">
        <Field
          name="name"
          label={words.name}
          hint={words.nameHint}
          value={value.name}
          maxLength={100}
          autoFocus
          autoComplete="off"
          onChange={(event) => onChange({ name: event.target.value })}
          error={errorOf('name')}
        />
        <Field
          name="description"
          label={words.description}
          value={value.description}
          maxLength={1000}
          autoComplete="off"
          onChange={(event) => onChange({ description: event.target.value })}
          error={errorOf('description')}
        />
      </div>
      <SelectField
        name="kind"
        label={words.kind}
        options={kindOptions}
        value={value.kind}
        onChange={(event) => onChange({ kind: event.target.value as NewTokenFields['kind'] })}
        error={errorOf('kind')}
      />
      <div className="field-row">
        <SelectField
          name="type"
          label={words.type}
          options={typeOptions}
          value={value.type}
          onChange={(event) => onChange({ type: event.target.value as NewTokenFields['type'] })}
          error={errorOf('type')}
        />
        <SelectField
          name="environment"
          label={words.environment}
          options={environmentOptions}
          value={value.environment}
          onChange={(event) => onChange({ environment: event.target.value as NewTokenFields['environment'] })}
          error={errorOf('environment')}
        />
      </div>
    </>
  );
}
