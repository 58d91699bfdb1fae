import type { Catalog } from './catalog.ts';
import { grantCovers } from './cover.ts';
import type { Grant } from './grant.schema.ts';
import { normalise } from './normalise-grants.ts';

export { intersect, readOnly } from './intersect-grants.ts';
export { normalise } from './normalise-grants.ts';
export { unknownTerms } from './unknown-terms.ts';

/** One wanted action; a left-out `resource_id` means every id. */
export interface GrantRequest {
  readonly resource_type: string;
  readonly resource_id?: string | undefined;
  readonly action: string;
}

type Grants = readonly Grant[];

/**
 * Whether the grants allow an action. `*` in `actions` allows any action of the type, also one the catalog does not
 * have; a macro allows only actions whose level the catalog knows.
 */
export function allows(grants: Grants, request: GrantRequest, catalog: Catalog): boolean {
  const id = request.resource_id ?? '*';
  return grants.some((grant) => grantCovers(grant, request.resource_type, id, request.action, catalog));
}

/** The requests that the grants do not allow, as the grants that would; empty when all are allowed. */
export function missing(grants: Grants, requests: readonly GrantRequest[], catalog: Catalog): Grant[] {
  const refused = requests.filter((request) => !allows(grants, request, catalog));
  if (refused.length === 0) return [];
  return normalise(
    refused.map(({ resource_type, resource_id = '*', action }) => ({ resource_type, resource_id, actions: [action] })),
  );
}

/** Whether the holder may do everything `wanted` allows, now and after any later addition to the catalog. */
export function covers(holder: Grants, wanted: Grants, catalog: Catalog): boolean {
  return wanted.every((grant) => lacking(holder, grant, catalog).length === 0);
}

/**
 * What of `wanted` the holder lacks, in normal form; empty exactly when `covers`.
 *
 * One held grant has to cover each wanted type, id and action on its own, and that loses nothing: `*`, macros and
 * prefixes also stand for types, actions and ids that do not exist yet, which no list of narrower grants reaches.
 */
export function uncovered(holder: Grants, wanted: Grants, catalog: Catalog): Grant[] {
  return normalise(wanted.map((grant) => ({ ...grant, actions: lacking(holder, grant, catalog) })));
}

function lacking(holder: Grants, wanted: Grant, catalog: Catalog): string[] {
  const { resource_type, resource_id } = wanted;
  return wanted.actions.filter(
    (action) => !holder.some((held) => grantCovers(held, resource_type, resource_id, action, catalog)),
  );
}
