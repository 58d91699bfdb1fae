import { formatGrant, parseGrant } from '@keyfob/sdk';
import type { Grant, Token } from '@keyfob/sdk';

/** What a form says a token may do: a role’s grants, or grants of its own as `type:action[:id]`. */
export type Reach = { by: 'role'; role: string } | { by: 'grants'; grants: readonly string[] };

export const reachOf = ({ role, grants }: Token): Reach =>
  role === null ? { by: 'grants', grants: grants.flatMap(formatGrant) } : { by: 'role', role };

export const reachBody = (reach: Reach): { role: string } | { grants: Grant[] } =>
  reach.by === 'role' ? { role: reach.role } : { grants: grantsOf(reach.grants) };

/** Grants from their short forms: the actions on one type and id become one grant. */
export function grantsOf(terms: readonly string[]): Grant[] {
  const grants = new Map<string, Grant>();
  for (const term of terms) {
    const { resource_type, resource_id = '*', action } = parseGrant(term) ?? {};
    if (resource_type === undefined || action === undefined) continue;
    const grant = grants.get(`${resource_type}:${resource_id}`) ?? { resource_type, resource_id, actions: [] };
    if (!grant.actions.includes(action)) grant.actions.push(action);
    grants.set(`${resource_type}:${resource_id}`, grant);
  }
  return [...grants.values()];
}

/** The short forms among texts, as they are written everywhere; what is none is left out. */
export function readTerms(texts: readonly string[]): string[] {
  return [...new Set(grantsOf(texts).flatMap(formatGrant))];
}
