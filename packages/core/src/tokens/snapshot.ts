import type { Catalog } from '../permissions/catalog.ts';
import type { Grant } from '../permissions/grant.schema.ts';
import type { StatusFacts } from './status.ts';
import type { Environment, TokenKind } from './token.schema.ts';

/** All that a verdict needs, read in one go and never changed afterwards. */
export interface Snapshot {
  readonly token: TokenFacts;
  /** Null for service tokens. */
  readonly workspace: WorkspaceFacts | null;
  /** The member a personal token is bound to; null for the other kinds. */
  readonly owner: OwnerFacts | null;
  /** The token that made this one, which it never outlives nor outranks; null when a person did. */
  readonly parent: ParentFacts | null;
  /** The workspace's own types, the shared ones and Keyfob's. */
  readonly catalog: Catalog;
}

export interface TokenFacts extends StatusFacts {
  readonly id: string;
  readonly handle: string;
  readonly name: string;
  readonly kind: TokenKind;
  readonly environment: Environment;
  /** The ceiling: the token's own grants, or its role's of now. */
  readonly grants: readonly Grant[];
  readonly access: 'full' | 'read';
  /** Null while it lives, and for one whose grace just ran out. */
  readonly revokeReason?: string | null;
  readonly notBefore: Date | null;
  /** Empty: from anywhere. */
  readonly allowedCidrs: readonly string[];
  readonly maxUses: number | null;
  readonly useCount: number;
  /** Never used and so young that its creation may be replayed: its first use is counted at once (see count-use.ts). */
  readonly firstUseCounts?: boolean;
  /** Made from break-glass: when that ends, and with it what is made by this token. */
  readonly madeUntil?: Date;
  readonly rateLimit: { readonly limit: number; readonly window_seconds: number } | null;
  readonly rotationDueAt: Date | null;
  readonly metadata: Readonly<Record<string, unknown>>;
}

/** Its owner, where it has one, is the child’s own. */
export interface ParentFacts extends StatusFacts {
  readonly id: string;
  readonly grants: readonly Grant[];
  readonly access: 'full' | 'read';
}

export interface WorkspaceFacts {
  readonly id: string;
  readonly slug: string;
  readonly externalId: string | null;
  readonly active: boolean;
  /** The policy's list; empty: from anywhere. */
  readonly allowedCidrs: readonly string[];
}

export interface OwnerFacts {
  readonly memberId: string;
  readonly email: string | null;
  readonly externalId: string | null;
  /** Key of the member's role. */
  readonly role: string;
  /** When the membership ends by itself: an operator’s, by break-glass. */
  readonly until?: Date;
  /** What the member holds now. */
  readonly grants: readonly Grant[];
  readonly active: boolean;
}
