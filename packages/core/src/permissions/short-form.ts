import type { Grant } from './grant.schema.ts';
import type { GrantRequest } from './grant.ts';
import { ACTION_TERM_PATTERN, ID_TERM_PATTERN, MAX_ID_LENGTH, MAX_KEY_LENGTH, TYPE_TERM_PATTERN } from './term.ts';

/** Reads `type:action[:id]`; the id may hold colons itself. Null for anything else. */
export function parseShortForm(text: string): GrantRequest | null {
  const first = text.indexOf(':');
  const second = text.indexOf(':', first + 1);
  if (first < 0) return null;
  const resource_type = text.slice(0, first);
  const action = second < 0 ? text.slice(first + 1) : text.slice(first + 1, second);
  if (resource_type.length > MAX_KEY_LENGTH || !TYPE_TERM_PATTERN.test(resource_type)) return null;
  if (action.length > MAX_KEY_LENGTH || !ACTION_TERM_PATTERN.test(action)) return null;
  if (second < 0) return { resource_type, action };
  const resource_id = text.slice(second + 1);
  if (resource_id.length > MAX_ID_LENGTH || !ID_TERM_PATTERN.test(resource_id)) return null;
  return { resource_type, action, resource_id };
}

/** A grant as `type:action[:id]`, one text per action; the id is left out where it is `*`. */
export function formatShortForm(grant: Grant): string[] {
  const id = grant.resource_id === '*' ? '' : `:${grant.resource_id}`;
  return grant.actions.map((action) => `${grant.resource_type}:${action}${id}`);
}
