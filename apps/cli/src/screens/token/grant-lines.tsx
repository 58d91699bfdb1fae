import { formatGrant } from '@keyfob/sdk';
import type { Token } from '@keyfob/sdk';
import type { ReactNode } from 'react';
import { Say } from '../parts/say.tsx';

/** What it may do, a line for each resource type, and what has shrunk since it was given. */
export function grantLines({ grants, effective_grants: effective }: Token): ReactNode[] {
  const shrunk = effective !== undefined && termsOf(effective) !== termsOf(grants);
  return [
    <Say key="title" bold>
      {shrunk ? 'Was given (its owner holds less by now)' : 'May do'}
    </Say>,
    ...linesOf(grants, 'given'),
    ...(shrunk
      ? [
          <Say key="now" bold>
            May do now
          </Say>,
          ...linesOf(effective, 'now'),
        ]
      : []),
  ];
}

function linesOf(grants: Token['grants'], of: string): ReactNode[] {
  if (grants.length === 0)
    return [
      <Say key={of} tone="quiet">
        {'  nothing'}
      </Say>,
    ];
  return grants.map(({ resource_type, resource_id, actions }) => (
    <Say key={`${of} ${resource_type}:${resource_id}`}>
      {'  '}
      {resource_type}
      {resource_id !== '*' && <Say tone="accent">{` ${resource_id}`}</Say>}
      <Say tone="quiet">{`  ${actions.join(', ')}`}</Say>
    </Say>
  ));
}

const termsOf = (grants: Token['grants']) => [...new Set(grants.flatMap(formatGrant))].sort().join(' ');
