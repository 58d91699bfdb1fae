import type { Token } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Session } from '../session.ts';

const ID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** The token with this id, or the only one with this name. One that a rotation left to its grace holds the name no longer. */
export async function findToken({ keyfob, workspace }: Session, given: string): Promise<Token> {
  const home = await workspace();
  if (ID.test(given)) return keyfob.getToken(home, given);
  const name = given.toLowerCase();
  const named = async (status?: 'revoked') => {
    const { data } = await keyfob.listTokens(home, { q: given, limit: 100, ...(status && { status }) }).page();
    return data.filter((token) => token.name.toLowerCase() === name);
  };
  // Live ones first: a name is free again once its token has ended.
  const living = await named();
  const holders = living.filter(({ status }) => status === 'active' || status === 'disabled');
  const found = [holders, living].find(({ length }) => length > 0) ?? (await named('revoked'));
  const [only] = found;
  if (only !== undefined && found.length === 1) return only;
  throw new Failure(only === undefined ? `No token is called ${given}` : `${found.length} tokens are called ${given}`, {
    exitCode: exitCode.notFound,
    next: only === undefined ? 'keyfob token list' : `give the id of one: ${found.map(({ id }) => id).join(', ')}`,
  });
}
