import { strings } from '../strings.ts';

/** What people read for a role’s key; a workspace’s own roles show their key. */
export const roleName = (key: string): string => strings.roles[key] ?? key;
