import type { AnyQueue } from './adapters/queue-store.ts';
import type { Letter, MailOutcome } from './mail/letter.ts';
import type { Peppers } from './tokens/digest.ts';
import type { Network } from './webhooks/network.ts';

/** What operations need from outside the database. */
export interface Ports {
  peppers: Peppers;
  tokenPrefix: string;
  publicUrl: string;
  /** Where archives are written; null: nothing may be archived. */
  dataDir: string | null;
  /** Cryptographically secure random bytes. */
  random: (bytes: number) => Uint8Array;
  jobs: Jobs;
  mailer: Mailer;
  /** What webhooks may reach. */
  network: Network;
}

/**
 * The queues: of what runs by the clock or was asked for; of usage, which must not wait for it; of mails, one after the other; and of
 * messages to webhooks, which may take long.
 */
export const queueNames = ['housekeeping', 'usage', 'mail', 'webhooks'] as const;
export type QueueName = (typeof queueNames)[number];

/** Every job that is asked for; the worker does not start without a handler for each. */
export const jobNames = ['deliver-webhook', 'fold-usage', 'run-housekeeping', 'send-mail'] as const;
type JobName = (typeof jobNames)[number];

/** Work for the worker. It carries ids, never a secret. */
export interface Job {
  queue: QueueName;
  name: JobName;
  /** A second job of the same id does nothing. */
  id: string;
  data: object;
}

/** What waits in one queue. */
export interface QueueDepth {
  queue: QueueName;
  /** `failed`: given up after every try. */
  jobs: Record<'waiting' | 'active' | 'delayed' | 'failed', number>;
  /** How long the next job has been due; 0 where none waits. */
  lagSeconds: number;
}

/** Hands work to the worker, through PostgreSQL or Redis. */
export interface Jobs {
  /** Resolves once the queue has the job. @throws KeyfobError unavailable within a second: the queue may have it all the same. */
  add(job: Job): Promise<void>;
  close(): Promise<void>;
}

/** The same, for whoever also looks at what waits. */
export interface WatchedJobs extends Jobs {
  /** @throws when the queues do not answer. */
  depths(): Promise<QueueDepth[]>;
  /** Every queue, to look at. @throws when they do not answer. */
  queues(): Promise<AnyQueue[]>;
}

/** Hands letters over: by SMTP, or into the log. */
export interface Mailer {
  readonly kind: 'smtp' | 'log';
  /** Never rejects: what became of it is the answer. */
  send(letter: Letter): Promise<MailOutcome>;
}
