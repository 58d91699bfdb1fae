import type { Grant, PolicyPatch, ResourceType } from '@keyfob/sdk';

/** What a keyfob.yaml declares. A section that is left out is left alone. */
export interface Keyfile {
  readonly resourceTypes?: readonly ResourceType[];
  readonly roles?: readonly DeclaredRole[];
  readonly policy?: PolicyPatch;
}

/** A role of the workspace’s own. A name or description that is left out stays as it is. */
export interface DeclaredRole {
  readonly key: string;
  readonly name?: string;
  readonly description?: string;
  /** One per item of the file's list. */
  readonly grants: readonly Grant[];
}

/** The steps from the top of the file to one value: `['roles', 'deployer', 'grants', 0]`. */
export type FilePath = readonly (string | number)[];

/** One mistake of a file: where it is, and the rule it breaks. */
export interface Mistake {
  readonly path: string;
  /** Null where it was no file that said so. */
  readonly line: number | null;
  readonly column: number | null;
  readonly message: string;
}
