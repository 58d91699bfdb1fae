import type { ChangedToken, Effective, Keyfob } from '@keyfob/sdk';
import type { Command } from 'commander';
import { openSession } from '../session.ts';
import { time } from '../text.ts';
import { findToken } from './find-token.ts';
import { inForce } from './show-token.ts';

/** One change of one token, and the line that says it is in force. */
export async function changeState(
  command: Command,
  given: string,
  change: (keyfob: Keyfob, workspace: string, id: string) => Promise<ChangedToken>,
  said: (effective: Effective) => string = inForce,
): Promise<void> {
  const session = await openSession(command);
  const { id } = await findToken(session, given);
  const changed = await change(session.keyfob, await session.workspace(), id);
  const { name, status, expires_at } = changed.token;
  const end = expires_at === null ? 'never expires' : `expires ${time(expires_at)}`;
  session.output.message(changed, `${name} is ${status}, ${end}; ${said(changed.effective)}.`);
}
