import { parseGrant } from '@keyfob/sdk';
import type { CreateToken, Grant } from '@keyfob/sdk';
import { lifetimeBody } from '../token/lifetimes.ts';

/** A token before it is made. */
export interface Draft {
  readonly name: string;
  readonly description: string;
  readonly kind: string;
  readonly environment: string;
  readonly lifetime: string;
  /** A role's key, or nothing: grants of its own. */
  readonly role: string;
  /** Short forms. */
  readonly grants: readonly string[];
}

/** Unless something else is said, a personal token lives as long as one made in the console. */
const PERSONAL_DEFAULT = '90d';

/** The request that it stands for. */
export function createBody(draft: Draft): CreateToken {
  const { name, description, kind, environment, lifetime, role, grants } = draft;
  return {
    ...(name.trim() !== '' && { name: name.trim() }),
    ...(description.trim() !== '' && { description: description.trim() }),
    kind: kind === 'personal' ? 'personal' : 'workspace',
    ...(environment === 'test' && { environment }),
    ...(role === '' ? { grants: grantsOf(grants) } : { role }),
    ...(lifetime === '' && kind === 'personal' ? { default_expires_in: PERSONAL_DEFAULT } : lifetimeBody(lifetime)),
  };
}

/** Grants of the service's shape: one for each type and id. */
export function grantsOf(texts: readonly string[]): Grant[] {
  const terms = texts
    .flatMap((text) => parseGrant(text) ?? [])
    .map(({ resource_id = '*', ...term }) => ({ ...term, resource_id }));
  const groups = Map.groupBy(terms, ({ resource_type, resource_id }) => `${resource_type}:${resource_id}`);
  return [...groups.values()].flatMap((group) => {
    const [first] = group;
    if (!first) return [];
    const { resource_type, resource_id } = first;
    return [{ resource_type, resource_id, actions: [...new Set(group.map(({ action }) => action))] }];
  });
}
