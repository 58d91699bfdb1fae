import type { RequestInfo } from '../actor.ts';
import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';

export interface Person {
  userId: string;
  email: string;
}

/** Writes into the installation’s chain what a person did to sign in; the caller goes on only once it is committed. */
export async function recordSignIn(
  foundation: Foundation,
  action: 'person.signed_in' | 'person.password_reset',
  person: Person,
  request: RequestInfo,
): Promise<void> {
  await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request },
    async () => ({ kind: 'person', id: person.userId, label: person.email, grants: [], memberId: null, token: null }),
    async (ctx: Context) => {
      record(ctx, {
        action,
        subject: { kind: 'person', id: person.userId, label: person.email, person: person.userId },
      });
    },
  );
}
