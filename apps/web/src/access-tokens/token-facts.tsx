import type { Token } from '@keyfob/sdk';
import type { ReactNode } from 'react';
import { Link } from 'react-router';
import { strings } from '../strings.ts';
import { CopyButton } from '../ui/copy-button.tsx';
import { Icon } from '../ui/icon.tsx';
import { Moment } from '../ui/moment.tsx';
import { useWorkspace } from '../workspaces/use-workspace.ts';

const words = strings.token.facts;

/** What is known of a token, but for what it may do. */
export function TokenFacts({ token }: { token: Token }) {
  const { id } = useWorkspace();
  const facts = factsOf(token, `/workspace/${id}/access-tokens`).filter(({ value }) => value !== null);
  return (
    <section className="panel" aria-labelledby="token-facts">
      <h2 id="token-facts">{words.title}</h2>
      <dl className="facts">
        {facts.map(({ label, value }) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </section>
  );
}

function factsOf(token: Token, tokens: string): { label: string; value: ReactNode }[] {
  const { rate_limit: rate, metadata } = token;
  const relative = (id: string | null) =>
    id && (
      <Link to={`${tokens}/${id}`}>
        <code>…{id.slice(-8)}</code>
      </Link>
    );
  return [
    { label: words.value, value: <code>{`${token.start}…${token.last4}`}</code> },
    { label: words.id, value: <IdFact id={token.id} /> },
    { label: words.handle, value: <bdi>{token.handle}</bdi> },
    { label: words.kind, value: strings.tokens.kinds[token.kind] },
    { label: words.type, value: token.type === null ? words.noType : strings.token.types[token.type] },
    { label: words.environment, value: words[token.environment] },
    { label: words.owner, value: token.owner && <bdi>{token.owner.email ?? token.owner.id}</bdi> },
    { label: words.created, value: <Created token={token} /> },
    {
      label: words.expires,
      value: token.expires_at === null ? strings.tokens.neverExpires : <Moment at={token.expires_at} />,
    },
    { label: words.notBefore, value: token.not_before && <Moment at={token.not_before} /> },
    { label: words.lastUsed, value: <LastUsed token={token} /> },
    {
      label: words.uses,
      value: token.max_uses === null ? String(token.use_count) : words.usesOf(token.use_count, token.max_uses),
    },
    { label: words.rate, value: rate && words.rateOf(rate.limit, rate.window_seconds) },
    { label: words.addresses, value: <Addresses list={token.allowed_cidrs} /> },
    { label: words.predecessor, value: relative(token.predecessor_id) },
    { label: words.successor, value: relative(token.successor_id) },
    { label: words.parent, value: relative(token.parent_id) },
    { label: words.metadata, value: Object.keys(metadata).length > 0 ? <Metadata metadata={metadata} /> : null },
  ];
}

function Created({ token: { created_at, created_by: by } }: { token: Token }) {
  return (
    <>
      <Moment at={created_at} /> {by?.email && <bdi className="muted">{words.createdBy(by.email)}</bdi>}
    </>
  );
}

function LastUsed({ token: { last_used_at: at, last_used_ip: ip, last_used_user_agent: agent } }: { token: Token }) {
  if (at === null) return strings.tokens.neverUsed;
  return (
    <span title={agent ?? undefined}>
      <Moment at={at} /> {ip !== null && <span className="muted">{words.from(ip)}</span>}
    </span>
  );
}

function Addresses({ list }: { list: readonly string[] }) {
  return list.length === 0 ? words.anywhere : <code className="facts-lines">{list.join('\n')}</code>;
}

function Metadata({ metadata }: Pick<Token, 'metadata'>) {
  return (
    <pre className="facts-json" tabIndex={0}>
      {JSON.stringify(metadata, null, 2)}
    </pre>
  );
}

function IdFact({ id }: { id: string }) {
  return (
    <span className="fact-id">
      <code>{id}</code>
      <CopyButton look="icon" text={id} label={strings.tokens.copyId}>
        <Icon name="copy" />
      </CopyButton>
    </span>
  );
}
