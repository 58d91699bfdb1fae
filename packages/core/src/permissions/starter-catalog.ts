import type { ResourceType } from './resource-types.schema.ts';

/** What a new installation is offered, so that there is something to grant before it declares its own types. */
export const starterCatalog: readonly ResourceType[] = [
  {
    key: 'builder',
    actions: [
      { key: 'list', level: 'read' },
      { key: 'get', level: 'read' },
      { key: 'access', level: 'write' },
      { key: 'ensure', level: 'write' },
      { key: 'create', level: 'write' },
      { key: 'delete', level: 'admin' },
    ],
  },
  {
    key: 'artifact',
    actions: [
      { key: 'list', level: 'read' },
      { key: 'get', level: 'read' },
      { key: 'resolve', level: 'read' },
      { key: 'create', level: 'write' },
      { key: 'write', level: 'write' },
      { key: 'delete', level: 'admin' },
    ],
  },
  {
    key: 'instance',
    actions: [
      { key: 'list', level: 'read' },
      { key: 'get', level: 'read' },
      { key: 'create', level: 'write' },
      { key: 'update', level: 'write' },
      { key: 'destroy', level: 'write' },
    ],
  },
  {
    key: 'github/runner-profile',
    actions: [
      { key: 'list', level: 'read' },
      { key: 'get', level: 'read' },
      { key: 'create', level: 'write' },
      { key: 'update', level: 'write' },
      { key: 'delete', level: 'admin' },
    ],
  },
];
