import type { Token, UpdateToken } from '@keyfob/sdk';
import { useState } from 'react';
import { addressList } from './address-list.ts';
import { lifetimeBody, unsaid } from './lifetime.ts';
import type { Lifetime } from './lifetime.ts';
import { reachBody, reachOf } from './reach.ts';
import type { Reach } from './reach.ts';

interface TokenEdits {
  name: string;
  description: string;
  reach: Reach;
  lifetime: Lifetime;
  addresses: string;
}

const fieldsOf = (token: Token): TokenEdits => ({
  name: token.name,
  description: token.description,
  reach: reachOf(token),
  lifetime: unsaid,
  addresses: token.allowed_cidrs.join('\n'),
});

/**
 * Edits over the token they began from: only what a person touched is sent, with the version it was read at. While nothing is
 * touched the form follows the token.
 */
export function useTokenEdits(token: Token) {
  const [base, setBase] = useState(token);
  const [edits, setEdits] = useState<Partial<TokenEdits>>({});
  const dirty = Object.keys(edits).length > 0;
  if (!dirty && base !== token) setBase(token);
  return {
    base,
    dirty,
    values: { ...fieldsOf(base), ...edits },
    edit: (more: Partial<TokenEdits>) => setEdits((before) => withoutSame({ ...before, ...more }, base)),
    /** Starts over from what was saved; what was typed meanwhile stays. */
    saved(now: Token) {
      setBase(now);
      setEdits((typed) =>
        Object.fromEntries(Object.entries(typed).filter(([key, value]) => edits[key as keyof TokenEdits] !== value)),
      );
    },
    /** Starts over from this state; `keep` puts the edits on top of it. */
    restart(from: Token, keep = false) {
      setBase(from);
      if (!keep) setEdits({});
    },
    body: (): UpdateToken => bodyOf(edits),
  };
}

/** What is put back to how it was is no edit. */
function withoutSame(edits: Partial<TokenEdits>, token: Token): Partial<TokenEdits> {
  const before = fieldsOf(token);
  const same = (key: keyof TokenEdits) => JSON.stringify(edits[key]) === JSON.stringify(before[key]);
  return Object.fromEntries(Object.entries(edits).filter(([key]) => !same(key as keyof TokenEdits)));
}

function bodyOf({ name, description, reach, lifetime, addresses }: Partial<TokenEdits>): UpdateToken {
  return {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description }),
    ...(reach && reachBody(reach)),
    ...(lifetime && lifetimeBody(lifetime)),
    ...(addresses !== undefined && { allowed_cidrs: addressList(addresses) }),
  };
}
