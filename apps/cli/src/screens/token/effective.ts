import type { ChangedToken } from '@keyfob/sdk';

/** What revocation promises: by the time of the answer no node accepts the old state. */
export function refusedSince({ nodes, ms }: ChangedToken['effective']): string {
  if (nodes === 0) return 'refused from now on';
  return `refused on ${nodes} ${nodes === 1 ? 'node' : 'nodes'} in ${ms} ms`;
}
