import type { Unsubscribed } from '@keyfob/core/schema';

const lists: Record<Unsubscribed['list'], string> = {
  reminders: 'reminders (tokens that expire, are unused or are due for rotation)',
  activity: 'mails about what your tokens did (first use, end)',
};

/** A page without any style or script, so that it opens everywhere; null: the link is not one of ours. */
export function subscriptionPage(state: Unsubscribed | null, when: 'asks' | 'done'): string {
  if (!state) return page('This link is not complete', '<p>Open it from the mail once more.</p>');
  const what = lists[state.list];
  if (state.subscribed && when === 'asks')
    return page('Unsubscribe', `<p>Stop ${what}? Security notices still come.</p>${button('false', 'Unsubscribe')}`);
  if (state.subscribed) return page('Subscribed', `<p>You get ${what} again.</p>`);
  return page(
    'Unsubscribed',
    `<p>You get no more ${what}. Security notices still come.</p>${button('true', 'Get them again')}`,
  );
}

const button = (again: string, label: string) =>
  `<form method="post"><input type="hidden" name="again" value="${again}"><button>${label}</button></form>`;

const page = (title: string, body: string) =>
  `<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><meta name="color-scheme" content="light dark"><title>${title} · Keyfob</title></head><body><main><h1>${title}</h1>${body}</main></body></html>\n`;
