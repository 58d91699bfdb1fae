import type { NotificationKind } from './notification-kinds.ts';

/** What is known of something when it is shown. */
export interface Shown {
  kind: NotificationKind;
  facts: Readonly<Record<string, string>>;
  /** Null for what is about no token. */
  token: { name: string; expiresAt: Date | null; lastUsedIp: string | null } | null;
  /** Who did it, as people call them; null where nobody did, or nobody knows any more. */
  by: string | null;
}

const days = (count: string | undefined): string => (count === '1' ? '1 day' : `${count ?? 'some'} days`);

/** `26 Nov 2026, 20:30 UTC`. */
export const instantText = (at: Date): string =>
  `${at.toLocaleString('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'short', year: 'numeric', hour: '2-digit', minute: '2-digit' })} UTC`;

type OfWorkspace = 'housekeeping_halted' | 'operator_entered';

const endings: Readonly<Record<Exclude<NotificationKind, OfWorkspace>, (facts: Shown['facts']) => string>> = {
  created: () => 'was created',
  first_used: () => 'was used for the first time',
  expired: () => 'has expired',
  rotated: () => 'was rotated',
  disabled: () => 'was disabled',
  revoked: () => 'was revoked',
  deleted: () => 'was deleted',
  reuse_detected: () => 'was revoked: its old value came back',
  expiring: (facts) => (facts['days'] === undefined ? 'expires soon' : `expires in ${days(facts['days'])}`),
  unused: (facts) => `has not been used for ${days(facts['days'])}`,
  rotation_due: () => 'is due for rotation',
  disable_announced: (facts) => `will be disabled${within(facts)} unless it is used`,
  revoke_announced: (facts) => `will be revoked${within(facts)} unless it is used`,
};

const within = (facts: Shown['facts']): string => (facts['days'] === undefined ? '' : ` in ${days(facts['days'])}`);

/** One line that stands alone: `Token “ci” expires in 7 days`. */
export function notificationTitle({ kind, facts, token }: Shown): string {
  if (kind === 'housekeeping_halted') return `Housekeeping halted: ${facts['job'] ?? 'a job'}`;
  if (kind === 'operator_entered') return 'An operator entered the workspace';
  return `Token “${token?.name ?? 'unknown'}” ${endings[kind](facts)}`;
}

/** What else to say of it, and what to do. */
export function notificationDetail(shown: Shown, at: Date): string {
  return details[shown.kind](shown, at);
}

type Detail = (shown: Shown, at: Date) => string;

const done: Detail = ({ by }, at) => `${instantText(at)}${by === null ? '' : ` by ${by}`}.`;
const ended: Detail = (shown, at) => {
  const { reason } = shown.facts;
  return done(shown, at) + (reason === undefined || reason === 'revoked' ? '' : ` Reason: ${reason}.`);
};

const details: Readonly<Record<NotificationKind, Detail>> = {
  created: done,
  rotated: done,
  revoked: ended,
  disabled: ended,
  deleted: ended,
  first_used: ({ token }, at) => `${instantText(at)}${token?.lastUsedIp ? `, last from ${token.lastUsedIp}` : ''}.`,
  expired: ({ token }, at) => `${instantText(token?.expiresAt ?? at)}. It is refused from then on.`,
  reuse_detected: (_, at) =>
    `A value that was rotated away was presented again on ${instantText(at)}. It is in two hands, so every token of its family was revoked. Create a new one, and find out where the old value leaked.`,
  expiring: ({ token }) =>
    token?.expiresAt ? `On ${instantText(token.expiresAt)}. Extend or rotate it to keep it working.` : '',
  unused: () => 'If nobody needs it, revoke it.',
  rotation_due: () => 'A new value limits what an old leak is worth.',
  disable_announced: () => 'Use it once to keep it, or let it go.',
  revoke_announced: () => 'Use it once to keep it, or let it go.',
  operator_entered: ({ facts, by }, at) =>
    `${instantText(at)} by ${by ?? 'an operator'}, as an owner until ${instantText(new Date(facts['until'] ?? at))}. Reason: ${facts['reason'] ?? 'none'}. The audit log has what they do.`,
  housekeeping_halted: ({ facts }) =>
    `It would have touched ${facts['would'] ?? 'too much'} at once and waits until it is approved: keyfob housekeeping approve ${facts['job'] ?? '<job>'}`,
};
