import { InvalidRequestError } from '@keyfob/sdk';
import type { Keyfob, Policy, PolicyEffect } from '@keyfob/sdk';
import { findConflicts } from './find-conflicts.ts';
import { planExisting } from './format-policy-effect.ts';
import type { FilePath, Keyfile, Mistake } from './keyfile.ts';
import { planChanges } from './plan-changes.ts';
import type { Plan, PlanOptions } from './plan.ts';
import { readCurrentState } from './read-current-state.ts';
import { refuseFile } from './refuse-file.ts';

/** A file that was read, and how a mistake in it is told. */
export interface Declaration {
  readonly file: string;
  readonly keyfile: Keyfile;
  readonly mistake: (path: FilePath, message: string) => Mistake;
}

export interface MadePlan extends Plan {
  /** What the policy would do to tokens issued before; null without a policy. */
  readonly policyEffect: PolicyEffect | null;
}

export interface MakePlanOptions extends Partial<PlanOptions> {
  readonly applyToExisting?: boolean;
}

/** Compares the file with the workspace; nothing is changed. @throws Failure naming each mistake that only the workspace shows. */
export async function makePlan(
  keyfob: Keyfob,
  workspace: string,
  declaration: Declaration,
  { prune = false, applyToExisting = false }: MakePlanOptions,
): Promise<MadePlan> {
  const current = await readCurrentState(keyfob, workspace);
  const { keyfile, file } = declaration;
  const conflicts = findConflicts(keyfile, current).map(({ path, message }) => declaration.mistake(path, message));
  if (conflicts.length > 0) throw refuseFile(file, conflicts);
  const foreseen = await foreseePolicy(keyfob, workspace, declaration);
  const plan = planChanges(keyfile, current, foreseen?.policy, { prune });
  const existing = applyToExisting && foreseen ? planExisting(foreseen.effect) : [];
  return {
    changes: [...plan.changes, ...existing],
    kept: plan.kept,
    steps: { ...plan.steps, ...(existing.length > 0 && keyfile.policy && { policy: keyfile.policy }) },
    policyEffect: foreseen?.effect ?? null,
  };
}

async function foreseePolicy(keyfob: Keyfob, workspace: string, declaration: Declaration) {
  const { policy } = declaration.keyfile;
  if (!policy || Object.keys(policy).length === 0) return null;
  try {
    const foreseen = await keyfob.updateWorkspace(workspace, { policy }, { query: { dry_run: 'true' } });
    return { policy: foreseen.workspace.policy satisfies Policy, effect: foreseen.policy_effect };
  } catch (error) {
    if (!(error instanceof InvalidRequestError) || error.errors.length === 0) throw error;
    const mistakes = error.errors.map(({ path, message }) => declaration.mistake(path.split('.'), message));
    throw refuseFile(declaration.file, mistakes);
  }
}
