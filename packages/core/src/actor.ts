import type { Grant } from './permissions/grant.schema.ts';
import type { Snapshot } from './tokens/token.ts';

/** Who called, before any workspace is known: a signed-in person or a live token, for itself or for the member it names. */
export type Caller =
  | { kind: 'person'; userId: string; email: string; name: string; sessionId?: string }
  | { kind: 'token'; snapshot: Snapshot; onBehalfOf?: string }
  | { kind: 'system'; label: string };

/** Who acts in one transaction, with what they hold there and then. */
export interface Actor {
  kind: 'person' | 'token' | 'system';
  /** User id or token id; null for the system itself. */
  id: string | null;
  /** What the audit log shows: e-mail, token handle or job name. */
  label: string;
  /** Effective grants in the workspace (or installation) of this transaction. */
  grants: readonly Grant[];
  /** The membership acted from: a person’s own, or that of a personal token’s owner. */
  memberId: string | null;
  /** Present when a token acts. */
  token: Snapshot | null;
  /** Present when a person acts, or a platform for one of its own. */
  person?: { email: string | null; externalId: string | null };
  /** The service token that acts for the person; the audit log names both. */
  via?: { kind: 'token'; id: string; label: string };
  /** Whether the person is also an operator of the installation. */
  operator?: boolean;
  /** Of the member a person acts as, when the transaction began; `hold-membership.ts`. */
  memberVersion?: number;
  /** When all this ends by itself: an operator’s break-glass membership. Nothing made from it lasts longer; `requireLasting`. */
  until?: Date;
}

/** Where a call came from, for the audit log. */
export interface RequestInfo {
  id: string | null;
  ip: string | null;
  userAgent?: string | undefined;
}

/** One call: who calls, and where from. */
export interface Call {
  caller: Caller;
  request: RequestInfo;
}
