import type { Caller, RequestInfo } from '../actor.ts';
import type { Foundation } from '../transaction.ts';
import { acceptInvitation } from './accept-invitation.ts';
import type { AcceptedInvitation, AcceptInvitation, OpenInvitation } from './invitation.schema.ts';
import { readInvitation } from './read-invitation.ts';

/** What people do with the link of an invitation, before they belong anywhere. */
export interface Invitations {
  /** @throws KeyfobError not_found. */
  read(code: string, request: RequestInfo): Promise<OpenInvitation>;
  /** `caller` is null for a person without an account. */
  accept(
    code: string,
    input: AcceptInvitation,
    caller: Caller | null,
    request: RequestInfo,
  ): Promise<AcceptedInvitation>;
}

export function openInvitations(foundation: Foundation): Invitations {
  return {
    read: (code, request) => readInvitation(foundation, code, request),
    accept: (code, input, caller, request) =>
      acceptInvitation(foundation, code, input, caller?.kind === 'person' ? caller : null, request),
  };
}
