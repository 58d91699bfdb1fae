import type { WorkspaceContext } from '../context.ts';
import { KeyfobError } from '../errors.ts';

/** Notifications are a person’s, whatever their tokens may do. @throws KeyfobError session_required. */
export function requireReader({ actor }: WorkspaceContext): void {
  if (actor.kind !== 'person')
    throw new KeyfobError('session_required', 'Notifications are for people. Sign in to see yours.');
}
