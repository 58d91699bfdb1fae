import type { Context, HomeContext } from '../context.ts';
import { homeId } from '../context.ts';
import { defaultPolicy } from '../workspaces/policy.schema.ts';
import { dueWorkspaces } from './due-workspaces.ts';

// Where tokens live, as `h (workspace_id, policy)`: the policy in force there, in seconds, merged as `policyOf` does. A workspace that
// is out of use is none: nobody could use its tokens.

const MERGED = ':default_policy::jsonb || i.policy';
const WORKSPACES = `select w.id as workspace_id, ${MERGED} || w.policy as policy
  from keyfob.workspace w cross join keyfob.installation i where w.deleted_at is null and w.active`;
const INSTALLATION = `select null::uuid as workspace_id, ${MERGED} as policy from keyfob.installation i`;

/** The beginning of a statement about the tokens of one home, or of every workspace. */
export function withHome(ctx: HomeContext | 'every workspace'): { sql: string; values: Record<string, unknown> } {
  const values = { default_policy: JSON.stringify(defaultPolicy) };
  if (ctx === 'every workspace') return { sql: `with home as (${WORKSPACES})`, values };
  const id = homeId(ctx);
  if (id === null) return { sql: `with home as (${INSTALLATION})`, values };
  return { sql: `with home as (${WORKSPACES} and w.id = :workspace)`, values: { ...values, workspace: id } };
}

/** Joins the tokens of `home h`. Equality first, so that the index by workspace serves; service tokens have none. */
export function tokensOf(ctx: HomeContext | 'every workspace'): string {
  const own = ctx === 'every workspace' || homeId(ctx) !== null;
  return own ? 't.workspace_id = h.workspace_id' : 't.workspace_id is null';
}

/** Which rows are this home’s, where `workspace` is bound to its `homeId`. */
export const ofHome = (ctx: HomeContext): string =>
  homeId(ctx) === null ? 'workspace_id is null' : 'workspace_id = :workspace';

/** A duration of the policy. Null, where it is off, compares with nothing. */
export const policySeconds = (field: string): string => `(h.policy ->> '${field}')::float8`;

/** Ids of the workspaces whose tokens any of these joins finds. */
export function workspacesWith(ctx: Context, joins: readonly string[]): Promise<string[]> {
  const { sql, values } = withHome('every workspace');
  const any = joins.map((join) => `exists (select from (select h.*) h ${join})`);
  return dueWorkspaces(ctx, `${sql} select h.workspace_id as id from home h where ${any.join(' or ')}`, values);
}
