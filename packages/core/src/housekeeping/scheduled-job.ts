import type { Context, HomeContext, WorkspaceContext } from '../context.ts';
import type { JobName } from './housekeeping.schema.ts';

/** What one transaction of a job did, by kind, and whether there is more to do. */
export interface Step {
  did: Record<string, number>;
  more: boolean;
  /** It would have touched too much at once, and waits for an approval. */
  halted?: true;
}

/** The run that a step belongs to. */
export interface Run {
  /** The same over all workspaces, so that what people are told in one run can be told at once. */
  id: string;
  /** Only count. */
  dryRun: boolean;
}

/**
 * A job that runs by the clock, in steps: each is one transaction, bounded, and may run any number of times, by any number of workers at
 * once. A dry run only counts.
 */
export interface ScheduledJob {
  /** Its id everywhere: in the queue, in logs, in the API and, as the actor, in the audit log. */
  name: JobName;
  everySeconds: number;
  /** A run that takes longer counts as failed; what its steps committed stays. */
  limitSeconds: number;
  /** Ids of the workspaces where there is something to do now; left out by a job of the installation alone. */
  due?: (ctx: Context) => Promise<string[]>;
  inWorkspace?: (ctx: WorkspaceContext, run: Run) => Promise<Step>;
  inInstallation?: (ctx: HomeContext, run: Run) => Promise<Step>;
  /** Its steps do nothing before `usageIsFolded`; whoever asks for a run is told. */
  waitsForUses?: true;
  /** Its steps delete what no workspace’s own role may delete. */
  asSystem?: true;
}
