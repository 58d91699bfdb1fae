import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Session } from '../session.ts';
import { readStored } from './store-token.ts';

/** The token that speaks for the caller, else the one kept beside the person's session; null for none. */
export async function currentTokenId(session: Session): Promise<string | null> {
  const { credential, settings } = session;
  const stored = (await readStored(settings))?.token;
  if (credential.kind === 'session' || credential.value === stored?.value) return stored?.id ?? null;
  return (await session.me()).token?.id ?? null;
}

export async function requireCurrentToken(session: Session, message: string): Promise<string> {
  const id = await currentTokenId(session);
  if (id !== null) return id;
  throw new Failure(message, {
    exitCode: exitCode.notFound,
    next: 'keyfob token create --name NAME --save creates one and keeps it; keyfob token list shows what there is',
  });
}
