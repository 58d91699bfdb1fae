import type { RotateToken, Token } from '@keyfob/sdk';
import { Command } from 'commander';
import { currentTokenId, requireCurrentToken } from '../../credentials/current-token.ts';
import { readStored } from '../../credentials/store-token.ts';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { refreshToken } from '../../refresh/refresh-token.ts';
import { openKeyfob, openSession, refreshHomeOf } from '../../session.ts';
import type { Session } from '../../session.ts';
import { findToken } from '../../tokens/find-token.ts';
import { lifetimeOf, addLifetimeFlags } from '../../tokens/lifetime-flags.ts';
import type { LifetimeFlags } from '../../tokens/lifetime-flags.ts';
import { inForce, lastUse, shownToken } from '../../tokens/show-token.ts';
import { wholeNumber } from '../../whole-number.ts';

type RefreshFlags = LifetimeFlags & { readonly grace: number };

export function command(): Command {
  const command = new Command()
    .description(
      'Replace a token by one with a new value and a new end: create it, store it, then revoke the old one. Without an id it ' +
        'is the current token. Interrupted at any point, the next command finishes it.',
    )
    .argument('[token]', 'id or name of another token: its new value is printed and not stored');
  return addLifetimeFlags(
    command,
    'one year unless said otherwise, and for a token that refreshes itself no longer than it lived before',
  )
    .option('--grace <seconds>', 'how long the old value keeps working, at most a day', wholeNumber('--grace'), 0)
    .addHelpText(
      'after',
      examples(
        ['keyfob token refresh'],
        ['keyfob token refresh --expires-in 86400', 'For a day'],
        ['keyfob token refresh --no-expiry --format json'],
        ['keyfob token refresh ci --grace 3600 --output token', 'Another token: its value for whoever uses it'],
      ),
    )
    .action(refresh);
}

async function refresh(given: string | undefined, flags: RefreshFlags, command: Command): Promise<void> {
  const session = await openSession(command, { answersValue: true });
  const body: RotateToken = lifetimeOf(flags) ?? { default_expires_in: 31_536_000 };
  const currentId = await currentTokenId(session);
  const other =
    given === undefined ? null : await findToken(session, given).catch(ownOrThrow(session, given, currentId));
  if (other !== null && (other.id !== currentId || !isStored(session)))
    return refreshOther(session, other, body, flags.grace, currentId);
  if (!isStored(session)) throw notOurs(session, currentId);
  await refreshCurrent(session, await requireCurrentToken(session, 'No current token to refresh'), body, flags.grace);
}

/** A flag and a variable belong to whoever set them: this program cannot put another value there. */
function isStored({ credential: { source } }: Session): boolean {
  return source !== '--token' && source !== 'KEYFOB_TOKEN';
}

function notOurs({ credential }: Session, id: string | null): Failure {
  return new Failure(`The current token comes from ${credential.source}, which this command cannot change`, {
    exitCode: exitCode.usage,
    next: `keyfob token refresh ${id ?? 'ID'} --output token prints the new value; put it where ${credential.source} is set`,
  });
}

async function refreshCurrent(session: Session, id: string, body: RotateToken, grace: number): Promise<void> {
  const { settings, output, credential } = session;
  const stored = await readStored(settings);
  const bySession = credential.kind === 'session';
  const workspace = bySession ? (stored?.token?.workspace ?? (await session.workspace())) : null;
  if (process.stdin.isTTY && !settings.options.yes) {
    const token = workspace === null ? (await session.me()).token : await session.keyfob.getToken(workspace, id);
    if (token !== null) output.notice(`${token.name}: ${lastUse(token)}`);
    await session.confirm('Whatever else uses this token, such as CI, loses access. Refresh it?');
  }
  const home = refreshHomeOf(session);
  const by = bySession ? 'session' : 'token';
  const { rotated, ended } = await refreshToken(home, (value) => openKeyfob(settings, value), {
    id,
    body,
    grace,
    by,
    workspace,
    session: bySession ? credential.value : undefined,
  });
  const end =
    grace > 0 ? `works for another ${grace} s` : `is revoked${ended === null ? '' : `: ${inForce(ended.effective)}`}`;
  const message = `Refreshed: the new token is in ${home.place}, the old one ${end}.`;
  output.secret(
    { new_token: rotated.token, old_token: ended?.token ?? rotated.predecessor, message },
    rotated.value,
    shownToken(rotated.token),
  );
  output.notice(message);
}

async function refreshOther(
  session: Session,
  other: Token,
  body: RotateToken,
  grace: number,
  currentId: string | null,
): Promise<void> {
  const { keyfob, output } = session;
  const wish = { ...body, grace_seconds: grace };
  const rotated =
    other.id === currentId
      ? await keyfob.rotateSelf(wish)
      : await keyfob.rotateToken(await session.workspace(), other.id, wish);
  const message = `Refreshed: the new value is printed here and stored nowhere; the old one ${grace > 0 ? `works for another ${grace} s` : `is revoked: ${inForce(rotated.effective)}`}.`;
  const { token, value, predecessor } = rotated;
  output.secret({ new_token: token, old_token: predecessor, value, message }, value, {
    ...shownToken(token),
    token: value,
  });
  output.notice(message);
}

/** A token that may not list tokens still knows itself. */
function ownOrThrow(session: Session, given: string, currentId: string | null) {
  return async (error: unknown): Promise<Token> => {
    const own = session.credential.kind === 'token' ? (await session.me()).token : null;
    if (own !== null && own.id === currentId && [own.id, own.name].includes(given)) return own;
    throw error;
  };
}
