import type { Level } from './level.ts';
import type { ResourceType } from './resource-types.schema.ts';

const LEVEL_OF: Readonly<Record<string, Level>> = {
  list: 'read',
  get: 'read',
  verify: 'read',
  create: 'write',
  update: 'write',
  rotate: 'write',
  extend: 'write',
};

function own(key: string, actions: string): ResourceType {
  return {
    key: `keyfob/${key}`,
    actions: actions.split(' ').map((action) => ({
      key: action,
      level: key === 'workspace' && action === 'delete' ? 'owner' : (LEVEL_OF[action] ?? 'admin'),
    })),
  };
}

/** Keyfob's own resource types: list, get, verify are `read`; create, update, rotate, extend `write`; workspace delete `owner`; the rest `admin`. */
export const ownResourceTypes: readonly ResourceType[] = [
  own('token', 'list get verify create update rotate extend disable enable revoke delete'),
  own('member', 'list get create update delete impersonate'),
  own('role', 'list get create update delete'),
  own('webhook', 'list get create update delete'),
  own('workspace', 'list get create update delete'),
  own('audit', 'list get export verify erase'),
  own('housekeeping', 'list get run pause resume approve'),
  own('installation', 'get update'),
];
