import { ACTIVE, ACTIVE_OR_DISABLED, daysFrom, epochOf, IDLE } from '../tokens/token-conditions.ts';
import { policySeconds } from './homes.ts';

const DAY = 86_400;
/** People are told again after so long, as long as a token stays unused. */
const AGAIN = 30 * DAY;
const MOST_NOTICE = 7 * DAY;

/**
 * When people are told something of a token `t` in a home `h`, as SQL. A mark names what they were told about: for one token, kind and
 * mark there is never a second row, so never a second mail.
 */
export interface ReminderRule {
  kind: string;
  /** Joined to token and home. */
  join: string;
  where: string;
  mark: string;
  /** For people: whole days until, since, or of age. */
  days: string;
  /** When an announced change may happen; null: nothing is announced. */
  dueAt: string;
}

/** A change of the token that follows, unless it is used: announced first. */
export interface AnnouncedChange extends ReminderRule {
  /** That the change itself is due, whether or not it was announced. */
  isDue: string;
}

const after = (start: string, seconds: string): string => `${start} + make_interval(secs => ${seconds})`;

// The nearest mark that the end is within, and that the token did not begin within: a token issued for a day needs no warning.
const expiring: ReminderRule = {
  kind: 'expiring',
  join: `cross join lateral (
    select min(day::int) as day from jsonb_array_elements_text(h.policy -> 'warning_days') day
    where t.expires_at <= ${after(':now', `day::float8 * ${DAY}`)}) warning`,
  where: `${ACTIVE} and t.expires_at is not null and t.expires_at <= ${after(':now', `365 * ${DAY}`)}
    and warning.day is not null and t.created_at < ${after('t.expires_at', `-${DAY} * warning.day`)}`,
  mark: `${epochOf('t.expires_at')} || '/' || warning.day`,
  days: daysFrom(':now', 't.expires_at', 'ceil'),
  dueAt: 'null::timestamptz',
};

const unusedAfter = policySeconds('unused_after');
const unused: ReminderRule = {
  kind: 'unused',
  join: IDLE,
  where: `${ACTIVE} and ${unusedAfter} is not null
    and t.created_at <= ${after(':now', `-${unusedAfter}`)} and idle.since <= ${after(':now', `-${unusedAfter}`)}`,
  mark: `${epochOf('idle.since')} || '/' || floor((extract(epoch from :now - idle.since) - ${unusedAfter}) / ${AGAIN})`,
  days: daysFrom('idle.since', ':now', 'floor'),
  dueAt: 'null::timestamptz',
};

const rotationAfter = policySeconds('rotation_after');
const rotationDue: ReminderRule = {
  kind: 'rotation_due',
  join: '',
  where: `${ACTIVE} and ${rotationAfter} is not null and t.created_at <= ${after(':now', `-${rotationAfter}`)}`,
  mark: `'age'`,
  days: daysFrom('t.created_at', ':now', 'floor'),
  dueAt: 'null::timestamptz',
};

/** What people are reminded of; each kind is the outbox topic `token.<kind>`. */
export const reminderRules: readonly ReminderRule[] = [expiring, unused, rotationDue];

/**
 * Announced a week ahead, or half the period where it is shorter than two weeks; one that is overdue already gets that notice from
 * now on. Another period of the policy is another announcement.
 */
function announced(kind: string, which: string, field: string): AnnouncedChange {
  const period = policySeconds(field);
  const notice = `least(${MOST_NOTICE}, ${period} / 2)`;
  const early = after(':now', `${notice} - ${period}`);
  const dueAt = `greatest(${after('idle.since', period)}, ${after(':now', notice)})`;
  return {
    kind,
    join: IDLE,
    where: `${which} and ${period} is not null and t.created_at <= ${early} and idle.since <= ${early}`,
    mark: `${epochOf('idle.since')} || '/' || (h.policy ->> '${field}')`,
    days: daysFrom(':now', dueAt, 'ceil'),
    dueAt,
    isDue: `${which} and ${period} is not null and idle.since <= ${after(':now', `-${period}`)}`,
  };
}

export const disabling = announced('disable_announced', ACTIVE, 'auto_disable_after');
export const revoking = announced('revoke_announced', ACTIVE_OR_DISABLED, 'auto_revoke_after');
