import type { IssuedToken } from '@keyfob/sdk';
import { useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { keyfob } from '../keyfob.ts';
import { strings } from '../strings.ts';
import { Button } from '../ui/button.tsx';
import { Notice } from '../ui/notice.tsx';
import { useForm } from '../ui/use-form.ts';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { AddressesField } from './addresses-field.tsx';
import { CreatedDialog } from './created-dialog.tsx';
import { LifetimeField } from './lifetime-field.tsx';
import { NameFields } from './name-fields.tsx';
import { createBody, readFields } from './new-token-fields.ts';
import type { NewTokenFields } from './new-token-fields.ts';
import { SameElsewhere } from './same-elsewhere.tsx';
import { ScopeFields } from './scope-fields.tsx';
import { usePolicy } from './use-policy.ts';
import { useRights } from './use-rights.ts';
import { useTokenChanged } from './use-token.ts';
import '../ui/panel.css';
import './token-page.css';

const words = strings.newToken;
const FIELDS = ['name', 'description', 'kind', 'type', 'environment', 'role', 'grants', 'allowed_cidrs'];
const LIFETIME_FIELDS = ['expires_in', 'expires_at', 'no_expiry'];

/** Every field can come with the address, so that a platform can link to the token it needs. */
export function NewTokenPage() {
  const workspace = useWorkspace();
  const navigate = useNavigate();
  const [search] = useSearchParams();
  const mayMakeWorkspaceTokens = useRights().may('token', 'create');
  const policy = usePolicy();
  const changed = useTokenChanged(workspace.id);
  const [fields, setFields] = useState(() => readFields(search, mayMakeWorkspaceTokens));
  const [issued, setIssued] = useState<IssuedToken | null>(null);
  const edit = (more: Partial<NewTokenFields>) => setFields((before) => ({ ...before, ...more }));
  const list = `/workspace/${workspace.id}/access-tokens`;

  const { busy, error, errorOf, onSubmit } = useForm(
    async () => setIssued(await keyfob.createToken(workspace.id, createBody(fields))),
    [...FIELDS, ...LIFETIME_FIELDS],
  );

  return (
    <main className="page token-page">
      <title>{`${words.title} · ${workspace.name} · Keyfob`}</title>
      <header className="page-head">
        <p>
          <Link to={list}>{strings.token.back}</Link>
        </p>
        <h1>{words.title}</h1>
        <p className="muted">{words.lead}</p>
      </header>
      <div className="token-columns">
        <form className="panel token-form" onSubmit={onSubmit}>
          {error !== null && <Notice tone="bad">{error}</Notice>}
          <NameFields
            value={fields}
            onChange={edit}
            mayMakeWorkspaceTokens={mayMakeWorkspaceTokens}
            errorOf={errorOf}
          />
          <ScopeFields value={fields.reach} onChange={(reach) => edit({ reach })} errorOf={errorOf} />
          <LifetimeField
            value={fields.lifetime}
            onChange={(lifetime) => edit({ lifetime })}
            unsaid={fields.kind === 'personal' ? words.expiry.defaultPersonal : words.expiry.default}
            mayBeNever={policy?.allow_no_expiry ?? false}
            error={LIFETIME_FIELDS.map(errorOf).find((message) => message !== undefined)}
          />
          <AddressesField
            value={fields.addresses}
            onChange={(addresses) => edit({ addresses })}
            error={errorOf('allowed_cidrs')}
          />
          <div className="form-actions">
            <Button look="primary" type="submit" disabled={busy}>
              {busy ? words.busy : words.submit}
            </Button>
          </div>
        </form>
        <div className="token-side">
          <SameElsewhere body={createBody(fields)} workspace={workspace} />
        </div>
      </div>
      {issued && (
        <CreatedDialog
          title={words.created.title}
          token={issued.token}
          value={issued.value}
          close={async () => {
            setIssued(null);
            await changed(issued.token);
            await navigate(`${list}/${issued.token.id}`, { replace: true });
          }}
        />
      )}
    </main>
  );
}
