import type { Received } from '../../../infra/testing/mail-sink.ts';

/** Somebody who is told, and of which tokens. */
export interface OraclePerson {
  email: string;
  concernedBy: (tokenId: string) => boolean;
  /** What they unsubscribed from. */
  stopped: Set<string>;
}

/** One line of what happened, and the e-mail of whoever did it; null where nobody did. */
export interface OracleEvent {
  line: string;
  by: string | null;
}

/** One entry of a person’s list. */
export interface OracleNotice {
  email: string;
  kind: string;
  tokenId: string;
  days: string | null;
  mailed: boolean;
  read: boolean;
}

export interface OracleMail {
  to: string;
  list: string | null;
  /** `token id: what is said of it`. */
  items: string[];
}

interface Rule {
  list: 'reminders' | 'activity' | null;
  /** Of whose run one mail is made, for reminders. */
  run?: string;
  unlessOwn?: true;
  says: string;
}

const RULES: Record<string, Rule> = {
  created: { list: 'activity', unlessOwn: true, says: 'was created' },
  first_used: { list: 'activity', says: 'was used for the first time' },
  expired: { list: 'activity', says: 'has expired' },
  disabled: { list: null, unlessOwn: true, says: 'was disabled' },
  revoked: { list: null, unlessOwn: true, says: 'was revoked' },
  expiring: { list: 'reminders', run: 'remind', says: 'expires in DAYS' },
  unused: { list: 'reminders', run: 'remind', says: 'has not been used for DAYS' },
  rotation_due: { list: 'reminders', run: 'remind', says: 'is due for rotation' },
  disable_announced: { list: 'reminders', run: 'disable', says: 'will be disabled in DAYS unless it is used' },
  revoke_announced: { list: 'reminders', run: 'revoke', says: 'will be revoked in DAYS unless it is used' },
};

/** Who is told and mailed what of one round, by docs/use.md alone: one mail to each person of each run, of activity and of notices. */
export function oracleTold(
  events: readonly OracleEvent[],
  people: readonly OraclePerson[],
): { notices: OracleNotice[]; mails: OracleMail[] } {
  const notices: OracleNotice[] = [];
  const mails = new Map<string, OracleMail>();
  for (const { line, by } of events) {
    const [topic = '', tokenId = '', days = null] = line.split(' ');
    const kind = topic.replace('token.', '');
    const rule = RULES[kind];
    if (!rule) continue;
    for (const { email, stopped } of people.filter((person) => person.concernedBy(tokenId))) {
      const { list } = rule;
      const own = by === email;
      const mailed = !(rule.unlessOwn && own) && !(list !== null && stopped.has(list));
      notices.push({ email, kind, tokenId, days, mailed, read: own });
      if (!mailed) continue;
      const key = [email, list, rule.run].join(' ');
      const mail = mails.get(key) ?? { to: email, list, items: [] };
      mail.items.push(`${tokenId}: ${rule.says.replace('DAYS', days === '1' ? '1 day' : `${days} days`)}`);
      mails.set(key, mail);
    }
  }
  return { notices, mails: [...mails.values()] };
}

const SUBJECTS: Record<string, string> = {
  reminders: 'reminders about your tokens',
  activity: 'things happened to your tokens',
  null: 'security notices',
};
/** A mail shows so many, and counts the others. */
const MOST = 20;

/** What differs between the mails that should have come and those that did: each is matched once. */
export function differenceOf(
  expected: readonly OracleMail[],
  received: readonly Received[],
  world: { page: string; nameOf: (tokenId: string) => string },
): { missing: OracleMail[]; unexpected: string[] } {
  const missing = [...expected];
  const unexpected: string[] = [];
  for (const mail of received) {
    const place = missing.findIndex((one) => says(mail, one, world));
    if (place === -1) unexpected.push(`${mail.recipient}: ${mail.subject}\n${mail.text}`);
    else missing.splice(place, 1);
  }
  return { missing, unexpected };
}

function says(
  mail: Received,
  { to, list, items }: OracleMail,
  { page, nameOf }: { page: string; nameOf: (tokenId: string) => string },
): boolean {
  const text = (mail.text ?? '').replaceAll('\r\n', '\n');
  const shown = [...text.matchAll(/^• Token “(.+?)” (.+) \(Acme\)\n(?: {2}.+\n)? {2}(http.+)$/gm)].map(
    ([, name = '', what = '', url = '']) => ({ name, what, url, id: url.replace(page, '') }),
  );
  const told = new Set(shown.map(({ id, what }) => `${id}: ${what}`));
  const [only] = shown;
  const subject =
    items.length === 1 ? `Token “${only?.name}” ${only?.what}` : `${items.length} ${SUBJECTS[String(list)]}`;
  const stops = mail.headers.find(({ key }) => key === 'list-unsubscribe')?.value;
  return (
    mail.recipient === to &&
    mail.subject === subject &&
    shown.length === Math.min(items.length, MOST) &&
    told.size === shown.length &&
    [...told].every((item) => items.includes(item)) &&
    shown.every(({ name, id, url }) => name === nameOf(id) && mail.html?.includes(`href="${url}"`)) &&
    (items.length <= MOST || text.includes(`and ${items.length - MOST} more`)) &&
    (list === null ? stops === undefined : stops?.includes(`/unsubscribe/${list}-`) === true)
  );
}
