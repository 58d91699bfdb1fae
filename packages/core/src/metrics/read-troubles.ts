import type { Pool } from 'pg';

/** Rows of one kind looked at; more are told as this many. */
const MOST = 100_000;

/** What did not get where it should, and waits for time or for a person. */
export interface Troubles {
  /** Not sent so far and tried again; not sent, or in doubt, within a day. */
  mails: { retried: number; failed: number; unknown: number };
  /** Messages that have not reached their webhook yet and are sent again. */
  deliveriesRetried: number;
  /** From which only failures came since a message arrived last; disabled for that, or for saying that they are gone. */
  webhooks: { failing: number; disabled: number };
  /** Workspaces in which a job is halted, by job; where it is paused, somebody has declined. */
  halted: Readonly<Record<string, number>>;
}

interface Row {
  mails_retried: number;
  mails_failed: number;
  mails_unknown: number;
  deliveries_retried: number;
  webhooks_failing: number;
  webhooks_disabled: number;
  halted: Record<string, number>;
}

/** What is in trouble, in one bounded read along indexes. @throws when the database does not answer. */
export async function readTroubles(pool: Pool): Promise<Troubles> {
  const { rows } = await pool.query<Row>({
    name: 'troubles',
    text: `select
        (select count(*)::int from (
          select from keyfob.mail where state = 'waiting' and attempt > 0 limit ${MOST}) found) as mails_retried,
        mails.failed as mails_failed, mails.unknown as mails_unknown,
        (select count(*)::int from (
          select from keyfob.webhook_delivery where status = 'pending' and tries > 0 and claimed_until is null limit ${MOST}
        ) found) as deliveries_retried,
        webhooks.failing as webhooks_failing, webhooks.disabled as webhooks_disabled,
        (select coalesce(jsonb_object_agg(job, workspaces), '{}') from (
          select h.job, count(*) as workspaces from keyfob.housekeeping h
          join keyfob.workspace w on w.id = h.workspace_id and w.deleted_at is null
          where h.halted_at is not null and h.paused_at is null group by h.job) jobs) as halted
      from (
        select count(*) filter (where state = 'failed')::int as failed, count(*) filter (where state = 'unknown')::int as unknown
        from (select state from keyfob.mail where settled_at > clock_timestamp() - interval '1 day'
          order by settled_at desc limit ${MOST}) recent) mails,
      (
        select count(*) filter (where disabled_at is null and failing_since is not null)::int as failing,
          count(*) filter (where disabled_reason in ('gone', 'failing'))::int as disabled
        from keyfob.webhook h join keyfob.workspace w on w.id = h.workspace_id and w.deleted_at is null) webhooks`,
  });
  const [row] = rows;
  return {
    mails: {
      retried: row?.mails_retried ?? 0,
      failed: row?.mails_failed ?? 0,
      unknown: row?.mails_unknown ?? 0,
    },
    deliveriesRetried: row?.deliveries_retried ?? 0,
    webhooks: { failing: row?.webhooks_failing ?? 0, disabled: row?.webhooks_disabled ?? 0 },
    halted: row?.halted ?? {},
  };
}
