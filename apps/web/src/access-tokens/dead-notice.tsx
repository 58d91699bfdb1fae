import type { Token } from '@keyfob/sdk';
import { Link } from 'react-router';
import { actorLabel } from '../audit/actor-label.ts';
import { strings } from '../strings.ts';
import { Moment } from '../ui/moment.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';
import { likeThis } from './create-link.ts';
import { useTokenEvents } from './use-token-events.ts';

const words = strings.token.dead;

/** Over a token that has ended or was rotated: when, why, by whom, and what comes next. */
export function DeadNotice({ token, mayList }: { token: Token; mayList: boolean }) {
  const workspace = useWorkspace();
  const { status } = token;
  const events = useTokenEvents(workspace.id, token.id, mayList && status === 'revoked');
  if (status !== 'revoked' && status !== 'expired' && status !== 'superseded') return null;
  const ended = events.data?.pages[0]?.data.find(
    ({ action }) => action === 'token.revoked' || action === 'token.rotated',
  );
  const at = token.revoked_at ?? token.expires_at;
  const tokens = `/workspace/${workspace.id}/access-tokens`;
  return (
    <section className={status === 'superseded' ? 'notice' : 'notice notice-bad'} aria-label={words[status]}>
      <strong>{words[status]}</strong>
      {status !== 'superseded' && (
        <dl className="dead-facts">
          {at !== null && (
            <div>
              <dt>{words.when}</dt>
              <dd>
                <Moment at={at} />
              </dd>
            </div>
          )}
          {ended && status === 'revoked' && (
            <div>
              <dt>{words.by}</dt>
              <dd>
                <bdi>{actorLabel(ended.actor)}</bdi>
              </dd>
            </div>
          )}
          {token.revoke_reason !== null && (
            <div>
              <dt>{words.reason}</dt>
              <dd>
                <bdi>{token.revoke_reason}</bdi>
              </dd>
            </div>
          )}
        </dl>
      )}
      <p className="token-next">
        {token.successor_id !== null && <Link to={`${tokens}/${token.successor_id}`}>{words.successor}</Link>}
        {status !== 'superseded' && <Link to={`${tokens}/new${likeThis(token)}`}>{words.again}</Link>}
      </p>
    </section>
  );
}
