import type { Pool } from 'pg';

/** Rows of the outbox looked at; a longer one is told as this long. */
const MOST_EVENTS = 100_000;

export interface Backlog {
  /** Events of the outbox that nothing followed from yet. */
  outbox: number;
  /** Seconds since the oldest of them; 0 where there is none. */
  outboxAge: number;
  /** Seconds since any worker was heard of last; null where none ever was. */
  workerAge: number | null;
}

/** What waits in the database, by its clock, in one bounded read. @throws when the database does not answer. */
export async function readBacklog(pool: Pool): Promise<Backlog> {
  const { rows } = await pool.query<{ outbox: number; outbox_age: number; worker_age: number | null }>({
    name: 'backlog',
    text: `select count(*)::int as outbox,
        coalesce(greatest(extract(epoch from clock_timestamp() - min(created_at)), 0), 0)::float as outbox_age,
        (select extract(epoch from clock_timestamp() - max(heartbeat_at))::float from keyfob.worker_heartbeat) as worker_age
      from (select created_at from keyfob.outbox limit ${MOST_EVENTS}) oldest`,
  });
  const [row] = rows;
  return { outbox: row?.outbox ?? 0, outboxAge: row?.outbox_age ?? 0, workerAge: row?.worker_age ?? null };
}
