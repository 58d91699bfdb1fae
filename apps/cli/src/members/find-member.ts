import type { Keyfob, Member } from '@keyfob/sdk';
import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** A member by id, e-mail address or external id; null where nobody is. */
export async function findMember(keyfob: Keyfob, workspace: string, who: string): Promise<Member | null> {
  if (ID.test(who)) return keyfob.getMember(workspace, who);
  const wanted = who.toLowerCase();
  for await (const member of keyfob.listMembers(workspace, { q: who }))
    if (member.email?.toLowerCase() === wanted || member.external_id === who) return member;
  return null;
}

export async function requireMember(keyfob: Keyfob, workspace: string, who: string): Promise<Member> {
  const member = await findMember(keyfob, workspace, who);
  if (member) return member;
  throw new Failure(`Nobody in ${workspace} is ${who}`, {
    exitCode: exitCode.notFound,
    next: 'keyfob member list; give an id, an e-mail address or an external id',
  });
}

/** What people call a member. */
export const nameOf = ({ id, email, external_id: externalId }: Member): string => email ?? externalId ?? id;
