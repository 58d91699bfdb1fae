/** Access levels of actions, lowest first: a level includes those before it. */
export const LEVELS = ['read', 'write', 'admin', 'owner'] as const;
export type Level = (typeof LEVELS)[number];
