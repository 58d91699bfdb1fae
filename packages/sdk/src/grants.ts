import { grantCovers } from '@keyfob/core/grant-cover';
import { formatShortForm, parseShortForm } from '@keyfob/core/short-form';
import type { Grant, ResourceTypeList } from './generated/types.gen.ts';

/** One action on one resource type, as `type:action[:id]` says it. */
export interface GrantTerm {
  readonly resource_type: string;
  readonly action: string;
  /** Left out: every id. */
  readonly resource_id?: string | undefined;
}

/** Grants as people write them, `type:action[:id]`, one text per action; an id of `*` is left out. */
export const formatGrant: (grant: Grant) => string[] = ({ resource_id = '*', ...grant }) =>
  formatShortForm({ ...grant, resource_id });

/** Reads `type:action[:id]`; null for anything else. */
export const parseGrant: (text: string) => GrantTerm | null = parseShortForm;

/**
 * Whether grants cover what is asked about, among these resource types. It is for showing what a person or a token
 * holds: only `verifyToken` knows whether a token is good.
 */
export function grantChecker(
  grants: readonly Grant[],
  types: ResourceTypeList['data'],
): (wanted: GrantTerm) => boolean {
  const catalog = new Map(types.map(({ key, actions }) => [key, new Map(actions.map((one) => [one.key, one.level]))]));
  const held = grants.map(({ resource_id = '*', ...grant }) => ({ ...grant, resource_id }));
  return ({ resource_type, resource_id = '*', action }) =>
    held.some((grant) => grantCovers(grant, resource_type, resource_id, action, catalog));
}
