/** The queue of everything that runs by the clock. */
export const HOUSEKEEPING = 'housekeeping';

/** What is injected: the opened core, and the log. */
export const CORE = Symbol('core');
export const LOG = Symbol('log');
/** What tells of a database that is away. */
export const OUTAGE = Symbol('outage');
