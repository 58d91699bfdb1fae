import type { ChangedToken, Keyfob, Token } from '@keyfob/sdk';
import type { Command } from 'commander';
import { forgetToken } from '../credentials/store-token.ts';
import { openSession } from '../session.ts';
import { findToken } from './find-token.ts';
import { inForce, lastUse } from './show-token.ts';

/** Ends tokens one after the other, after one question that says who would notice. */
export async function endTokens(
  command: Command,
  given: readonly string[],
  past: 'revoked' | 'deleted',
  end: (keyfob: Keyfob, workspace: string, id: string) => Promise<ChangedToken>,
): Promise<void> {
  const session = await openSession(command);
  const { keyfob, settings, output } = session;
  const tokens: Token[] = [];
  for (const one of given) tokens.push(await findToken(session, one));
  for (const token of tokens) output.notice(`${token.name} (${token.start}…): ${lastUse(token)}`);
  const which = tokens.length === 1 ? 'this token' : `these ${tokens.length} tokens`;
  await session.confirm(`Whatever uses ${which} stops at once. Go on?`, { force: true });
  const workspace = await session.workspace();
  const done: ChangedToken[] = [];
  for (const { id } of tokens) {
    const changed = await end(keyfob, workspace, id);
    await forgetToken(settings, id);
    done.push(changed);
    if (!output.isJson) output.message(changed, `${changed.token.name} is ${past}: ${inForce(changed.effective)}.`);
  }
  if (output.isJson) output.message(done.length === 1 ? done[0] : done, '');
}
