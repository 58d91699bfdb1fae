import type { Session } from '../session.ts';
import { carryOutPlan } from './carry-out-plan.ts';
import { countChanges, formatPlan } from './format-plan.ts';
import { policyNotes } from './format-policy-effect.ts';
import type { MadePlan } from './make-plan.ts';

interface ApplyPlanOptions {
  readonly dryRun?: true;
  readonly applyToExisting?: true;
}

/** Shows a plan, asks, and does it in a workspace, or (null) in the installation. A dry run, and a plan without changes, end after the showing. */
export async function applyPlan(
  session: Session,
  workspace: string | null,
  plan: MadePlan,
  options: ApplyPlanOptions,
): Promise<void> {
  const { output, keyfob } = session;
  const applyToExisting = options.applyToExisting ?? false;
  const changesPolicy = plan.changes.some(({ section }) => section === 'policy');
  const lines = formatPlan(plan, changesPolicy ? policyNotes(plan.policyEffect, applyToExisting) : []);
  const isDone = options.dryRun || plan.changes.length === 0;
  const answer = (applied: boolean) => ({
    workspace,
    dry_run: options.dryRun ?? false,
    applied,
    changes: plan.changes,
    counts: countChanges(plan.changes),
    kept: plan.kept,
    policy_effect: plan.policyEffect,
  });
  if (isDone) return output.report(answer(false), lines);
  // In JSON there is one answer, at the end: until then the plan is said beside it.
  if (output.isJson) for (const line of lines) output.notice(line);
  else output.report(null, lines);
  await session.confirm(workspace === null ? 'Change the whole installation?' : `Change workspace ${workspace}?`);
  const done: string[] = [];
  try {
    for await (const step of carryOutPlan(keyfob, plan.steps, { workspace, applyToExisting })) done.push(step);
  } catch (error) {
    if (done.length > 0) output.warn(`done before the error: ${done.join(', ')}; the same file applied again goes on`);
    throw error;
  }
  const { add, change, remove } = countChanges(plan.changes);
  output.message(answer(true), `Done: ${add} added, ${change} changed, ${remove} removed.`);
}
