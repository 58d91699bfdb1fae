import type { Caller } from '../actor.ts';
import { KeyfobError } from '../errors.ts';

/** The signed-in person. @throws KeyfobError session_required for any other caller. */
export function requirePerson(caller: Caller): Caller & { kind: 'person' } {
  if (caller.kind === 'person') return caller;
  throw new KeyfobError('session_required', 'Only a person is signed in. Sign in to do this.');
}
