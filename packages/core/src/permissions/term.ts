/** A resource type: `builder`, `github/runner-profile`. */
export const TYPE_PATTERN = /^[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*$/;
/** A plain action: `ensure`. */
export const ACTION_PATTERN = /^[a-z][a-z0-9_-]*$/;
/** What a grant's `actions` may hold: a plain action, a level macro, or any. */
export const ACTION_TERM_PATTERN = /^(?:\*|@read|@write|@admin|[a-z][a-z0-9_-]*)$/;
/** What a grant's `resource_type` may be: a type, or any type but Keyfob's own. */
export const TYPE_TERM_PATTERN = /^(?:\*|[a-z0-9][a-z0-9-]*(?:\/[a-z0-9][a-z0-9-]*)*)$/;
/** One id, `*` for any, or a prefix ending in `*`: visible ASCII. */
export const ID_TERM_PATTERN = /^(?:\*|[\x21-\x29\x2b-\x7e]+\*?)$/;

export const MAX_KEY_LENGTH = 64;
export const MAX_ID_LENGTH = 200;

/** Keyfob's own resource types, which `resource_type: "*"` never covers. */
const OWN_TYPE_PREFIX = 'keyfob/';

export function isOwnType(type: string): boolean {
  return type.startsWith(OWN_TYPE_PREFIX);
}
