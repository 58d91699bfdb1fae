import type { CreateToken, Token } from '@keyfob/sdk';
import { addressList } from './address-list.ts';
import { isSpan, lifetimeBody, unsaid } from './lifetime.ts';
import type { Lifetime } from './lifetime.ts';
import { reachBody, readTerms } from './reach.ts';
import type { Reach } from './reach.ts';

/** What the create form holds. */
export interface NewTokenFields {
  name: string;
  description: string;
  kind: 'personal' | 'workspace';
  type: NonNullable<Token['type']> | '';
  environment: Token['environment'];
  reach: Reach;
  lifetime: Lifetime;
  addresses: string;
}

const types = ['standard', 'long_lived', 'read_only'] as const;
/** Without a type of its own, a personal token made here lives 90 days. */
const PERSONAL_DEFAULT = '90d';

/** A create link’s fields, `?name=&kind=&type=&grant=…&expires_in=`; what it does not know is left out. It gives nothing by itself. */
export function readFields(search: URLSearchParams, mayMakeWorkspaceTokens: boolean): NewTokenFields {
  const kind = search.get('kind');
  const role = search.get('role');
  const grants = readTerms(search.getAll('grant'));
  const standard = mayMakeWorkspaceTokens ? 'workspace' : 'personal';
  return {
    name: search.get('name') ?? '',
    description: search.get('description') ?? '',
    kind: kind === 'personal' || kind === 'workspace' ? kind : standard,
    type: types.find((type) => type === search.get('type')) ?? '',
    environment: search.get('environment') === 'test' ? 'test' : 'production',
    reach: role !== null && grants.length === 0 ? { by: 'role', role } : { by: 'grants', grants },
    lifetime: readLifetime(search),
    addresses: search.getAll('allowed_cidr').join('\n'),
  };
}

function readLifetime(search: URLSearchParams): Lifetime {
  if (search.get('no_expiry') === 'true') return { choice: 'never', date: '' };
  const span = search.get('expires_in') ?? '';
  if (isSpan(span)) return { choice: span, date: '' };
  const date = /^\d{4}-\d{2}-\d{2}/.exec(search.get('expires_at') ?? '')?.[0];
  return date === undefined ? unsaid : { choice: 'date', date };
}

/** The request that the form stands for. */
export function createBody(fields: NewTokenFields): CreateToken {
  const { name, description, kind, type, environment, reach, lifetime } = fields;
  const addresses = addressList(fields.addresses);
  const end = lifetimeBody(lifetime);
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(description.trim() !== '' && { description: description.trim() }),
    kind,
    ...(type !== '' && { type }),
    ...(environment === 'test' && { environment }),
    ...reachBody(reach),
    ...end,
    ...(kind === 'personal' && Object.keys(end).length === 0 && { default_expires_in: PERSONAL_DEFAULT }),
    ...(addresses.length > 0 && { allowed_cidrs: addresses }),
  };
}
