import { readStored } from '../credentials/store-token.ts';
import type { StoredToken } from '../credentials/stored-credential.ts';
import type { Output } from '../output.ts';
import type { Settings } from '../settings.ts';
import { fromNow } from '../text.ts';
import type { As } from './rotate-pending.ts';

const SOON_MS = 7 * 86_400_000;
const LAST_PART = 1 / 4;

/** A current token within seven days of its end is extended, where that was chosen and it can be; else there is a warning. */
export async function keepCurrentToken(settings: Settings, as: As, output: Output): Promise<void> {
  const stored = await readStored(settings);
  const { token } = stored ?? {};
  if (stored === null || !token?.expires_at || !endsSoon(token.expires_at)) return;
  if (!settings.config.auto_refresh_token || !token.refreshable)
    return warnOfEnd(output, token.expires_at, token.kept_at);
  if (!isWorthIt(token)) return;
  try {
    const { expires_at } = (await as(token.value).extendSelf()).token;
    const kept = { ...token, expires_at, kept_at: new Date().toISOString() };
    await settings.store.write(settings.profile, { ...stored, token: kept });
    const end = expires_at === null ? 'never expires' : `expires ${fromNow(expires_at)}`;
    output.notice(`The current token was extended: it ${end}.`);
  } catch (error) {
    output.warn(`the current token could not be extended (${error instanceof Error ? error.message : String(error)})`);
    warnOfEnd(output, token.expires_at, token.kept_at);
  }
}

/** A token that never lives for seven days would else be extended by every command: a tenth of its time must have passed. */
function isWorthIt({ expires_at, kept_at }: StoredToken): boolean {
  if (expires_at === null) return false;
  const end = Date.parse(expires_at);
  return end - Date.now() < 0.9 * (end - Date.parse(kept_at));
}

/** In its last seven days, and the last quarter of its time since `begin`: who uses a token of a day is not warned all day. */
export function warnOfEnd(output: Output, expiresAt: string | null, begin: string): void {
  if (expiresAt === null || !endsSoon(expiresAt)) return;
  const end = Date.parse(expiresAt);
  const left = end - Date.now();
  if (left > LAST_PART * (end - Date.parse(begin))) return;
  const isOver = left <= 0;
  output.warn(`the current token ${isOver ? 'expired' : 'expires'} ${fromNow(expiresAt)}: keyfob token refresh`);
}

function endsSoon(expiresAt: string): boolean {
  return Date.parse(expiresAt) - Date.now() < SOON_MS;
}
