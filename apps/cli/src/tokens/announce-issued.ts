import type { IssuedToken } from '@keyfob/sdk';
import { placeName } from '../credentials/credential-store.ts';
import { storeToken } from '../credentials/store-token.ts';
import { reserveTokenFile } from '../credentials/token-file.ts';
import type { Session } from '../session.ts';
import { shownToken } from './show-token.ts';

export interface ValueFlags {
  readonly tokenFile?: string;
  readonly save?: true;
  readonly insecureStorage?: true;
}

/** Has a token issued and says so; where its file cannot be made, none is issued. */
export async function issueAndAnnounce(
  session: Session,
  flags: ValueFlags,
  issue: () => Promise<IssuedToken>,
): Promise<void> {
  const { tokenFile } = flags;
  if (tokenFile === undefined) return announceIssued(session, await issue(), flags);
  const replace = session.settings.options.force ?? false;
  await reserveTokenFile(tokenFile, { replace }, async (write) => announceIssued(session, await issue(), flags, write));
}

/**
 * Puts a new value where it was asked for, then prints it; in a table only where it is nowhere else. If it cannot be put
 * there it is printed all the same: it exists nowhere else.
 */
async function announceIssued(
  session: Session,
  issued: IssuedToken,
  flags: ValueFlags,
  write?: (value: string) => Promise<void>,
): Promise<void> {
  const { output, settings } = session;
  const { token, value } = issued;
  let kept = false;
  try {
    if (write) {
      await write(value);
      output.notice(`The value is in ${flags.tokenFile}. Use it: export KEYFOB_TOKEN_FILE=${flags.tokenFile}`);
      kept = true;
    }
    if (flags.save) {
      const place = await storeToken(settings, token, value, await session.workspace(), flags);
      output.notice(`This is the current token now, kept in ${placeName(place)}.`);
      kept = true;
    }
  } catch (error) {
    if (kept) output.secret(issued, value, shownToken(token));
    else output.lastSecret(issued, value, { ...shownToken(token), token: value });
    throw error;
  }
  output.secret(issued, value, kept ? shownToken(token) : { ...shownToken(token), token: value });
  if (!kept) output.notice('Copy the value now: it is shown once and kept nowhere.');
}
