/** A person may stop these two; what is in neither is a security notice or was asked for, and always comes. */
export const mailLists = ['reminders', 'activity'] as const;
export type MailList = (typeof mailLists)[number];

/** When a kind goes by mail: `others`, unless the recipient did it. */
type ByMail = 'always' | 'others' | 'never';

interface KindRule {
  /** Of the outbox row it comes from. */
  topic: string;
  byMail: ByMail;
  /** Null: cannot be unsubscribed from. */
  list: MailList | null;
}

/** Everything people are told of, once. */
export const notificationKinds = {
  created: { topic: 'token.created', byMail: 'others', list: 'activity' },
  first_used: { topic: 'token.first_used', byMail: 'always', list: 'activity' },
  expired: { topic: 'token.expired', byMail: 'always', list: 'activity' },
  rotated: { topic: 'token.rotated', byMail: 'never', list: null },
  disabled: { topic: 'token.disabled', byMail: 'others', list: null },
  revoked: { topic: 'token.revoked', byMail: 'others', list: null },
  deleted: { topic: 'token.deleted', byMail: 'others', list: null },
  reuse_detected: { topic: 'token.reuse_detected', byMail: 'always', list: null },
  expiring: { topic: 'token.expiring', byMail: 'always', list: 'reminders' },
  unused: { topic: 'token.unused', byMail: 'always', list: 'reminders' },
  rotation_due: { topic: 'token.rotation_due', byMail: 'always', list: 'reminders' },
  disable_announced: { topic: 'token.disable_announced', byMail: 'always', list: 'reminders' },
  revoke_announced: { topic: 'token.revoke_announced', byMail: 'always', list: 'reminders' },
  operator_entered: { topic: 'workspace.break_glass', byMail: 'others', list: null },
  housekeeping_halted: { topic: 'housekeeping.halted', byMail: 'always', list: null },
} as const satisfies Record<string, KindRule>;

export type NotificationKind = keyof typeof notificationKinds;

/** Ends that another event tells already, or that come of one’s own rotation: nobody is told of them apart. */
const toldOtherwise: ReadonlySet<unknown> = new Set([
  'rotated',
  'successor_changed',
  'parent_revoked',
  'deleted',
  'reuse_detected',
]);

export const isToldOtherwise = (kind: NotificationKind, reason: unknown): boolean =>
  kind === 'revoked' && toldOtherwise.has(reason);

/** Whether a recipient gets it by mail too. */
export function goesByMail(kind: NotificationKind, byThem: boolean): boolean {
  const { byMail }: KindRule = notificationKinds[kind];
  return byMail === 'always' || (byMail === 'others' && !byThem);
}
