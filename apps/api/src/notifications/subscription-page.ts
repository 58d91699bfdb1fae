import type { Unsubscribed } from '@keyfob/core/schema';
import { plainPage } from '../http/plain-page.ts';

const lists: Record<Unsubscribed['list'], string> = {
  reminders: 'reminders (tokens that expire, are unused or are due for rotation)',
  activity: 'mails about what your tokens did (first use, end)',
};

/** What a person sees who follows the link of a mail; null: the link is not one of ours. */
export function subscriptionPage(state: Unsubscribed | null, when: 'asks' | 'done'): string {
  if (!state) return plainPage('This link is not complete', '<p>Open it from the mail once more.</p>');
  const what = lists[state.list];
  if (state.subscribed && when === 'asks')
    return plainPage(
      'Unsubscribe',
      `<p>Stop ${what}? Security notices still come.</p>${button('false', 'Unsubscribe')}`,
    );
  if (state.subscribed) return plainPage('Subscribed', `<p>You get ${what} again.</p>`);
  return plainPage(
    'Unsubscribed',
    `<p>You get no more ${what}. Security notices still come.</p>${button('true', 'Get them again')}`,
  );
}

const button = (again: string, label: string) =>
  `<form method="post"><input type="hidden" name="again" value="${again}"><button>${label}</button></form>`;
