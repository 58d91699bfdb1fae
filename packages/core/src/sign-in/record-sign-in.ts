import type { RequestInfo } from '../actor.ts';
import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';

export interface Person {
  userId: string;
  email: string;
}

export interface SignInEvent {
  action: `person.${string}`;
  person: Person;
  after?: Record<string, unknown>;
  request: RequestInfo;
  /** Who did it: the person (the default), or we ourselves because of what strangers did. */
  by?: 'person' | 'system';
}

/** Writes into the installation’s chain what happened to a person’s sign-in; the caller goes on only once it is committed. */
export async function recordForPerson(foundation: Foundation, event: SignInEvent): Promise<void> {
  const { action, person, after, request, by = 'person' } = event;
  const [id, label] = by === 'person' ? [person.userId, person.email] : [null, 'sign-in'];
  await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request },
    async () => ({ kind: by, id, label, grants: [], memberId: null, token: null }),
    async (ctx: Context) => {
      record(ctx, {
        action,
        subject: { kind: 'person', id: person.userId, label: person.email, person: person.userId },
        ...(after && { after }),
      });
    },
  );
}
