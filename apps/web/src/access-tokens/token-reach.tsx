import { formatGrant, grantChecker, parseGrant } from '@keyfob/sdk';
import type { Grant, ResourceTypeList, Token } from '@keyfob/sdk';
import { strings } from '../strings.ts';
import { roleName } from '../workspaces/role-name.ts';
import './token-reach.css';

const words = strings.token.reach;

interface TokenReachProps {
  token: Token;
  types: ResourceTypeList['data'];
}

/** What the token was given beside what of it is in force now. */
export function TokenReach({ token, types }: TokenReachProps) {
  const { status, role, access, grants, effective_grants: inForce = grants } = token;
  const covered = grantChecker(inForce, types);
  const isReduced = (term: string) => {
    const wanted = parseGrant(term);
    return wanted !== null && !covered(wanted);
  };
  const dead = status === 'revoked' || status === 'expired';
  const shrunk = access === 'full' && grants.flatMap(formatGrant).some(isReduced);
  return (
    <section className="panel" aria-labelledby="token-reach">
      <h2 id="token-reach">{words.title}</h2>
      <p className="muted">
        {role !== null && `${words.role(roleName(role))} `}
        {dead && words.over}
        {!dead && access === 'read' && `${words.readOnly} `}
        {!dead && (shrunk ? words.shrunk : access === 'full' && words.whole)}
      </p>
      <div className="reach">
        <GrantTable title={words.granted} grants={grants} isReduced={shrunk ? isReduced : () => false} />
        {!dead && (shrunk || access === 'read') && (
          <GrantTable title={words.inForce} grants={inForce} isReduced={() => false} />
        )}
      </div>
    </section>
  );
}

interface GrantTableProps {
  title: string;
  grants: readonly Grant[];
  isReduced: (term: string) => boolean;
}

function GrantTable({ title, grants, isReduced }: GrantTableProps) {
  return (
    <div className="grant-table">
      <h3>{title}</h3>
      {grants.length === 0 && <p className="muted">{words.nothing}</p>}
      <ul>
        {grants.map((grant) => (
          <li key={`${grant.resource_type} ${grant.resource_id}`}>
            <code className="grant-type">
              {grant.resource_type}
              {grant.resource_type === '*' && <span className="muted"> {words.every}</span>}
              {(grant.resource_id ?? '*') !== '*' && <span className="muted">:{grant.resource_id}</span>}
            </code>
            <span className="grant-actions">
              {grant.actions.map((action) => {
                const reduced = formatGrant({ ...grant, actions: [action] }).some(isReduced);
                return (
                  <code key={action} className={reduced ? 'grant-reduced' : undefined}>
                    {action}
                    {reduced && <span className="visually-hidden"> ({words.reduced})</span>}
                  </code>
                );
              })}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
