import { record } from '../context.ts';
import type { Context } from '../context.ts';
import type { Person } from './record-sign-in.ts';

/** `after` says which sessions ended, or how many. */
export function recordSignOut(ctx: Context, { userId, email }: Person, after: Record<string, unknown>): void {
  record(ctx, {
    action: 'person.signed_out',
    subject: { kind: 'person', id: userId, label: email, person: userId },
    after,
  });
}
