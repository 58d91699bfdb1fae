import type { Grant } from '@keyfob/sdk';

/** Grants as people write them (`type:action,action[:id]`), one a line. */
export function grantLines(grants: readonly Grant[]): string {
  return grants
    .map(({ resource_type, resource_id = '*', actions }) => {
      const short = `${resource_type}:${actions.join(',')}`;
      return resource_id === '*' ? short : `${short}:${resource_id}`;
    })
    .join('\n');
}
