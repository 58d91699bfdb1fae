import type { ChangedToken, Token } from '@keyfob/sdk';
import { useState } from 'react';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Field } from '../ui/field.tsx';
import { Notice } from '../ui/notice.tsx';
import { useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { AddressesField } from './addresses-field.tsx';
import { EditConflict, isConflict } from './edit-conflict.tsx';
import { LifetimeField } from './lifetime-field.tsx';
import { ScopeFields } from './scope-fields.tsx';
import { usePolicy } from './use-policy.ts';
import type { useRights } from './use-rights.ts';
import { useTokenEdits } from './use-token-edits.ts';
import { useWantedGrants } from './use-wanted-grants.ts';
import { WantedGrants } from './wanted-grants.tsx';

const words = strings.token.edit;
const FIELDS = ['name', 'description', 'role', 'grants', 'allowed_cidrs', 'expires_in', 'expires_at', 'no_expiry'];

interface EditTokenProps {
  token: Token;
  rights: ReturnType<typeof useRights>;
  saved: (change: ChangedToken) => Promise<void>;
}

/** Edits without a new value. What a link asks for is filled in, marked, and saved only by a click. */
export function EditToken({ token, rights, saved }: EditTokenProps) {
  const workspace = useWorkspace();
  const policy = usePolicy();
  const edits = useTokenEdits(token);
  const { base, values, edit, dirty } = edits;
  const link = useWantedGrants(base, rights.types);
  const form = useForm(async () => {
    const changed = await keyfob.updateToken(workspace.id, base.id, edits.body(), { version: base.version });
    edits.saved(changed.token);
    if (link.asked.length > 0) link.forget();
    await saved(changed);
  }, FIELDS);
  const [filledIn, setFilledIn] = useState('');
  const asks = rights.types.length > 0 && link.wanted.length > 0 ? [base.version, ...link.wanted].join(' ') : '';
  if (asks !== '' && asks !== filledIn) {
    setFilledIn(asks);
    edit({ reach: { by: 'grants', grants: link.withWanted } });
  }
  const drop = async () => {
    form.forget();
    if (link.asked.length > 0) link.forget();
    edits.restart(token);
  };

  return (
    <section className="panel" aria-labelledby="token-edit" id="edit">
      <h2 id="token-edit">{words.title}</h2>
      <p className="muted">{words.lead}</p>
      <form className="token-form" onSubmit={form.onSubmit}>
        <WantedGrants link={link} token={base} busy={form.busy} />
        <EditConflict failure={form.failure} token={base} edits={edits} forget={form.forget} />
        {form.error !== null && !isConflict(form.failure) && <Notice tone="bad">{form.error}</Notice>}
        <div className="field-row">
          <Field
            name="name"
            label={strings.newToken.name}
            value={values.name}
            required
            maxLength={100}
            onChange={(event) => edit({ name: event.target.value })}
            error={form.errorOf('name')}
          />
          <Field
            name="description"
            label={strings.newToken.description}
            value={values.description}
            maxLength={1000}
            onChange={(event) => edit({ description: event.target.value })}
            error={form.errorOf('description')}
          />
        </div>
        <ScopeFields
          value={values.reach}
          onChange={(reach) => edit({ reach })}
          wanted={link.wanted}
          errorOf={form.errorOf}
        />
        <LifetimeField
          value={values.lifetime}
          onChange={(lifetime) => edit({ lifetime })}
          unsaid={strings.newToken.expiry.keep}
          mayBeNever={policy?.allow_no_expiry ?? false}
          error={form.errorOf('expires_in') ?? form.errorOf('expires_at') ?? form.errorOf('no_expiry')}
        />
        <AddressesField
          value={values.addresses}
          onChange={(addresses) => edit({ addresses })}
          error={form.errorOf('allowed_cidrs')}
        />
        <div className="form-actions">
          <Button look="primary" type="submit" disabled={form.busy || !dirty}>
            {form.busy ? strings.saving : words.save}
          </Button>
          {dirty && <Button onClick={() => void drop()}>{words.discard}</Button>}
        </div>
      </form>
    </section>
  );
}
