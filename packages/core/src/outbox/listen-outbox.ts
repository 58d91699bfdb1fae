import { Client } from 'pg';
import type { Pool } from 'pg';

/** What the relay is woken by; a hint only, for it sweeps anyway. */
const OUTBOX_CHANNEL = 'keyfob_outbox';
const AGAIN_MS = 1000;

/** Calls `wake` soon after anything was written to the outbox, on any node; a connection that breaks is made again. */
export function listenOutbox(databaseUrl: string, wake: () => void): { close(): Promise<void> } {
  let client: Client | undefined;
  let timer: NodeJS.Timeout | undefined;
  let isOver = false;

  const again = (): void => {
    client = undefined;
    clearTimeout(timer);
    if (!isOver) timer = setTimeout(() => void listen(), AGAIN_MS).unref();
  };
  async function listen(): Promise<void> {
    const next = new Client({ connectionString: databaseUrl, connectionTimeoutMillis: 2000, keepAlive: true });
    client = next;
    next.on('notification', wake);
    next.on('error', () => {});
    next.once('end', again);
    try {
      await next.connect();
      await next.query(`listen ${OUTBOX_CHANNEL}`);
    } catch {
      next.end().catch(() => {});
      again();
    }
  }
  const first = listen();

  return {
    async close() {
      isOver = true;
      clearTimeout(timer);
      await first;
      await client?.end().catch(() => {});
    },
  };
}

/**
 * Wakes every relay. After the commit and not within it, for a NOTIFY makes commits take turns; while one call is under way others are
 * left to the relay’s sweep.
 */
export function openWaker(pool: Pool): () => void {
  let isWaking = false;
  const wake = async (): Promise<void> => {
    isWaking = true;
    try {
      await pool.query('select pg_notify($1, $2)', [OUTBOX_CHANNEL, '']);
    } catch {
      // The sweep finds what it was for.
    } finally {
      isWaking = false;
    }
  };
  return () => {
    if (!isWaking) void wake();
  };
}
