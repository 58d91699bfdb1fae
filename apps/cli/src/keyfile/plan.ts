import type { Policy, PolicyPatch, ResourceType, Role } from '@keyfob/sdk';
import type { DeclaredRole } from './keyfile.ts';

/** What is there before. */
export interface CurrentState {
  readonly types: readonly (ResourceType & { readonly own: boolean })[];
  readonly roles: readonly Role[];
  readonly policy: Policy;
}

/** One thing that would change; `details` says what about it, each as `+ new`, `- old` or `~ name: old → new`. */
export interface Change {
  readonly kind: 'add' | 'change' | 'remove';
  readonly section: 'resource_types' | 'roles' | 'policy';
  readonly key: string;
  readonly details: readonly string[];
}

/** What a file would do, and in which steps; a step that has nothing to do is left out. */
export interface Plan {
  readonly changes: readonly Change[];
  /** What is there, is not in the file and stays, as removing it was not asked for. */
  readonly kept: readonly { readonly section: Change['section']; readonly key: string }[];
  readonly steps: Steps;
}

/**
 * In this order: what roles are about comes before them, and goes after them. `typesFirst` and `typesLast` are whole lists, as
 * the service replaces them.
 */
export interface Steps {
  readonly typesFirst?: readonly ResourceType[];
  readonly createRoles: readonly DeclaredRole[];
  readonly updateRoles: readonly { readonly role: DeclaredRole; readonly version: number }[];
  readonly deleteRoles: readonly string[];
  readonly typesLast?: readonly ResourceType[];
  readonly policy?: PolicyPatch;
}

export interface PlanOptions {
  /** Also remove what the file leaves out of a section that it has. */
  readonly prune: boolean;
}
