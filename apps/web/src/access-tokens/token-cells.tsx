import { tableMask } from '@keyfob/sdk';
import type { Token } from '@keyfob/sdk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';
import { roleName } from '../workspaces/role-name.ts';
import { grantLines } from './grant-lines.ts';
import { TokenStatus } from './token-status.tsx';
import type { Column } from './use-columns.ts';

const words = strings.tokens;

/** What each column shows of a token. */
export const cells: Record<Exclude<Column, 'actions'>, (token: Token) => ReactNode> = {
  label: ({ id, name, kind, owner, environment }) => (
    <>
      <Link className="token-name" to={id} title={name}>
        <bdi>{name}</bdi>
      </Link>
      <span className="token-kind muted">
        {words.kinds[kind]}
        {owner?.email && (
          <>
            {' · '}
            <bdi>{owner.email}</bdi>
          </>
        )}
        {environment === 'test' && <em>{words.test}</em>}
      </span>
    </>
  ),
  token: ({ start }) => <code>{tableMask(start)}…</code>,
  scope: ({ role, grants, access }) => (
    <>
      {role === null ? (
        <span title={grantLines(grants)}>
          {words.custom} <span className="muted">{words.grants(grants.length)}</span>
        </span>
      ) : (
        <bdi>{roleName(role)}</bdi>
      )}
      {access === 'read' && <span className="muted"> {words.readOnly}</span>}
    </>
  ),
  created: ({ created_at }) => <Moment at={created_at} />,
  expires: ({ expires_at }) =>
    expires_at === null ? <span className="muted">{words.neverExpires}</span> : <Moment at={expires_at} />,
  status: ({ status, revoke_reason: reason }) => (
    <>
      <TokenStatus status={status} />
      {reason !== null && (
        <bdi className="token-reason muted" title={reason}>
          {reason}
        </bdi>
      )}
    </>
  ),
  lastUsed: ({ last_used_at }) =>
    last_used_at === null ? <span className="muted">{words.neverUsed}</span> : <Moment at={last_used_at} />,
};
