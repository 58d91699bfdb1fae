import type { WorkspaceContext } from './context.ts';
import type { Effective } from './list.schema.ts';

/** Runs one operation in one workspace as one transaction, as `core.changeWorkspace` does. */
export type Transact<Ctx = WorkspaceContext> = <Output extends object>(
  operation: (ctx: Ctx) => Promise<Output>,
) => Promise<Output & { effective: Effective }>;

/** Tokens of one transaction: many enough to be quick, few enough to hold no lock for long. */
export const BATCH = 500;

/** Works through ids a batch at a time. Answers on how many nodes all of it is in force, and how long that took. */
export async function inBatches(
  ids: readonly string[],
  work: (batch: readonly string[]) => Promise<{ effective: Effective }>,
): Promise<Effective> {
  const all: Effective = { nodes: 0, ms: 0 };
  for (let from = 0; from < ids.length; from += BATCH) {
    const { effective } = await work(ids.slice(from, from + BATCH));
    all.nodes = Math.max(all.nodes, effective.nodes);
    all.ms += effective.ms;
  }
  return all;
}
