import { BATCH, inBatches } from '../in-batches.ts';
import type { Transact } from '../in-batches.ts';
import { findTokenIds } from '../tokens/find-token-ids.ts';
import { foreseePolicy } from './foresee-policy.ts';
import { imposePolicy } from './impose-policy.ts';
import type { Imposed } from './impose-policy.ts';
import { reachOfPolicy, whereReached } from './policy-reach.ts';
import { foreseeWorkspace, policyWith, updateWorkspace } from './update-workspace.ts';
import type { ChangedWorkspace, UpdateWorkspace } from './workspace.schema.ts';

/**
 * Edits a workspace and, with `apply_to_existing`, brings the tokens issued before under its policy, a batch of them in each
 * transaction; the first also changes the policy. A call that breaks off has done whole batches; repeating it does the rest. A dry run
 * counts exactly those tokens and changes nothing.
 */
export async function updateWorkspaceAndTokens(
  transact: Transact,
  { apply_to_existing: imposes, ...input }: UpdateWorkspace,
  { dry_run: dryRun }: { dry_run: boolean },
  ifMatch?: number,
): Promise<ChangedWorkspace> {
  if (dryRun) {
    return transact(async (ctx) => ({
      workspace: await foreseeWorkspace(ctx, input, ifMatch),
      policy_effect: await foreseePolicy(ctx, policyWith(ctx, input.policy)),
      dry_run: true,
    }));
  }
  const first = await transact(async (ctx) => {
    const { workspace } = await updateWorkspace(ctx, input, ifMatch);
    if (!imposes) return { workspace, rest: null };
    const foreseen = await foreseePolicy(ctx, workspace.policy);
    const reach = reachOfPolicy(workspace.policy, ctx.now);
    const ids = await findTokenIds(ctx, [{ workspaceId: ctx.workspace.id, $or: Object.values(whereReached(reach)) }]);
    const imposed = await imposePolicy(ctx, reach, ids.slice(0, BATCH));
    return { workspace, rest: { foreseen, reach, imposed, ids: ids.slice(BATCH) } };
  });
  const { workspace, rest, effective } = first;
  if (!rest) return { workspace, policy_effect: null, dry_run: false, effective };
  const total = { ...rest.imposed };
  const later = await inBatches(rest.ids, async (batch) => {
    const done = await transact((ctx) => imposePolicy(ctx, { ...rest.reach, now: ctx.now }, batch));
    for (const count of Object.keys(total) as (keyof Imposed)[]) total[count] += done[count];
    return done;
  });
  return {
    workspace,
    policy_effect: { ...rest.foreseen, ...total },
    dry_run: false,
    effective: { nodes: Math.max(effective.nodes, later.nodes), ms: effective.ms + later.ms },
  };
}
