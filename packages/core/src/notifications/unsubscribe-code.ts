import { openSignedValue, signValue } from '../sign-in/signed-value.ts';
import type { Peppers } from '../tokens/digest.ts';
import { mailLists } from './notification-kinds.ts';
import type { MailList } from './notification-kinds.ts';

export interface Subscription {
  list: MailList;
  userId: string;
}

/** `<list>-<person>.<signature>`: whoever has it may stop these mails of this person, and nothing else. It does not expire. */
export function unsubscribeCode(peppers: Peppers, { list, userId }: Subscription): string {
  return signValue(peppers, 'unsubscribe', `${list}-${userId}`);
}

export function readUnsubscribeCode(peppers: Peppers, code: string): Subscription | null {
  const value = openSignedValue(peppers, 'unsubscribe', code);
  const list = mailLists.find((name) => value?.startsWith(`${name}-`));
  return value === null || list === undefined ? null : { list, userId: value.slice(list.length + 1) };
}
