import { formatGrant, tableMask } from '@keyfob/sdk';
import type { Effective, Grant, Token } from '@keyfob/sdk';
import type { Columns } from '../output.ts';
import { fromNow, time } from '../text.ts';

/** What a person sees of one token; JSON has the whole record. */
export function shownToken(token: Token) {
  return {
    id: token.id,
    name: token.name,
    ...(token.description !== '' && { description: token.description }),
    kind: token.kind,
    ...(token.type !== null && { type: token.type }),
    ...(token.environment === 'test' && { environment: token.environment }),
    scope: scope(token),
    status: token.status,
    created: time(token.created_at),
    expires: expiry(token),
    last_used: lastUse(token),
    ...(token.allowed_cidrs.length > 0 && { addresses: token.allowed_cidrs.join(', ') }),
    ...(token.revoke_reason !== null && { revoked_because: token.revoke_reason }),
  };
}

/** A table of tokens; the current one has a star. */
export function tokenColumns(currentId: string | null): Columns<Token> {
  return {
    id: (token) => (token.id === currentId ? `${token.id} *` : token.id),
    name: (token) => token.name,
    token: (token) => `${tableMask(token.start)}…`,
    scope: (token) => shortened(scope(token)),
    status: (token) => token.status,
    expires: (token) => expiry(token),
    last_used: (token) => (token.last_used_at === null ? 'never' : fromNow(token.last_used_at)),
  };
}

function scope(token: Pick<Token, 'role' | 'grants'>): string {
  return token.role ?? grantsText(token.grants);
}

export function grantsText(grants: readonly Grant[]): string {
  return grants.flatMap((grant) => formatGrant(grant)).join(' ');
}

/** `used 3 min ago by 10.0.0.7`: what ends with a token. */
export function lastUse({ last_used_at: at, last_used_ip: ip }: Token): string {
  return at === null ? 'never used' : `used ${fromNow(at)}${ip === null ? '' : ` by ${ip}`}`;
}

/** That nobody accepts the old state any more, and how long that took. */
export function inForce(effective: Effective): string {
  return `refused ${where(effective)}`;
}

/** That everybody accepts the new state. */
export function known(effective: Effective): string {
  return `known ${where(effective)}`;
}

/** With no node listed there is none that could still know the old state. */
function where({ nodes, ms }: Effective): string {
  return nodes === 0 ? 'from now on' : `on ${nodes} ${nodes === 1 ? 'node' : 'nodes'} in ${ms} ms`;
}

function expiry({ expires_at: at }: Token): string {
  return at === null ? 'never' : `${time(at)} (${fromNow(at)})`;
}

function shortened(text: string): string {
  return text.length > 40 ? `${text.slice(0, 39)}…` : text;
}
