import type { Grant } from './grant.schema.ts';

interface BuiltInRole {
  readonly id: string;
  readonly key: string;
  /** What people read. */
  readonly name: string;
  readonly grants: Grant[];
}

function on(resource_type: string, ...actions: string[]): Grant {
  return { resource_type, resource_id: '*', actions };
}

const SEES = [on('keyfob/member', 'list', 'get'), on('keyfob/role', 'list', 'get'), on('keyfob/workspace', 'get')];
const MANAGES = ['member', 'role', 'audit', 'webhook', 'housekeeping'].map((noun) => on(`keyfob/${noun}`, '*'));

/** The five fixed roles, from the least to the most. Their ids are the same in every installation. */
export const builtInRoles: readonly BuiltInRole[] = [
  {
    id: '01900000-0000-7000-8000-000000000001',
    key: 'viewer',
    name: 'Viewer',
    grants: [on('*', '@read'), on('keyfob/token', 'list', 'get'), ...SEES],
  },
  {
    id: '01900000-0000-7000-8000-000000000002',
    key: 'member',
    name: 'Team Member',
    grants: [on('*', '@write'), on('keyfob/token', 'list', 'get'), ...SEES],
  },
  {
    id: '01900000-0000-7000-8000-000000000003',
    key: 'manager',
    name: 'Workspace Manager',
    grants: [on('*', '@write'), on('keyfob/token', 'list', 'get', 'create', 'update', 'rotate', 'extend'), ...SEES],
  },
  {
    id: '01900000-0000-7000-8000-000000000004',
    key: 'administrator',
    name: 'Administrator',
    grants: [on('*', '@admin'), on('keyfob/token', '*'), ...MANAGES, on('keyfob/workspace', 'get', 'update')],
  },
  {
    id: '01900000-0000-7000-8000-000000000005',
    key: 'owner',
    name: 'Owner',
    grants: [on('*', '*'), on('keyfob/token', '*'), ...MANAGES, on('keyfob/workspace', '*')],
  },
];

const ownerOf = builtInRoles.at(-1);
if (ownerOf?.key !== 'owner') throw new Error('the last built-in role is the owner');
/** What the last owner of a workspace keeps. */
export const ownerRole: BuiltInRole = ownerOf;
