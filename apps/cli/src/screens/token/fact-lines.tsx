import type { Token } from '@keyfob/sdk';
import type { ReactNode } from 'react';
import { Fact } from '../parts/fact.tsx';
import { relativeTime } from '../parts/relative-time.ts';
import { scopeOf } from '../tokens/columns.ts';

/** What is known of a token, a line each; what does not apply is left out. */
export function factLines(token: Token, now: number): ReactNode[] {
  const facts: [label: string, text: string | false | null][] = [
    ['Token', `${token.start}…${token.last4}`],
    ['Id', token.id],
    ['Kind', [token.kind, token.type?.replace('_', ' '), token.environment].filter(Boolean).join(' · ')],
    ['Owner', token.owner?.email ?? null],
    ['Scope', token.role ? `the role ${token.role}, as it is now` : scopeOf(token)],
    ['Created', `${moment(token.created_at, now)}${token.created_by?.email ? ` by ${token.created_by.email}` : ''}`],
    ['Expires', token.expires_at ? moment(token.expires_at, now) : 'never'],
    ['Not before', token.not_before && moment(token.not_before, now)],
    ['Last used', lastUse(token, now)],
    ['Uses', token.max_uses === null ? String(token.use_count) : `${token.use_count} of ${token.max_uses}`],
    ['Addresses', token.allowed_cidrs.length > 0 && token.allowed_cidrs.join(', ')],
    ['Rate limit', token.rate_limit && `${token.rate_limit.limit} in ${token.rate_limit.window_seconds} s`],
    [
      'Revoked',
      token.revoked_at && `${moment(token.revoked_at, now)}${token.revoke_reason ? `: ${token.revoke_reason}` : ''}`,
    ],
    ['Replaces', token.predecessor_id && `${token.predecessor_id} (press [)`],
    ['Replaced by', token.successor_id && `${token.successor_id} (press ])`],
    ['Made by token', token.parent_id],
  ];
  return facts.flatMap(([label, text]) =>
    text
      ? [
          <Fact key={label} label={label} tone={label === 'Expires' && token.status === 'expired' ? 'bad' : undefined}>
            {text}
          </Fact>,
        ]
      : [],
  );
}

/** `in 30d (2026-03-31 12:00 UTC)` */
function moment(at: string, now: number): string {
  return `${relativeTime(at, now)} (${at.slice(0, 16).replace('T', ' ')} UTC)`;
}

function lastUse({ last_used_at, last_used_ip, last_used_user_agent }: Token, now: number): string {
  if (last_used_at === null) return 'not yet';
  return [relativeTime(last_used_at, now), last_used_ip && `from ${last_used_ip}`, last_used_user_agent]
    .filter(Boolean)
    .join(' ');
}
