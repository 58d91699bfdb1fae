import { KeyfobError } from '@keyfob/core';
import type { Call, Caller, Core } from '@keyfob/core';
import type { FastifyRequest } from 'fastify';
import { bearerValue, requiredBearer } from './bearer.ts';
import { requestInfo } from './call.ts';
import { refuseForeignOrigin } from './foreign-origin.ts';
import type { Access } from './operation.ts';

/** The cookie our sessions are in; others of this host may have one of that kind too. */
const sessionCookie = /(?:^|;\s*)(?:__Host-)?keyfob\.session_token=/;

/**
 * Lets a request in or refuses it: finds the one credential, finds it good, and holds it against the route’s access rule.
 * A token in the query string never counts (RFC 6750 §2.3), and two ways at once are refused (§2).
 */
export async function admit(core: Core, request: FastifyRequest, access: Access): Promise<Call | null> {
  if (access === 'public') return null;
  const bearer = bearerValue(request);
  const cookie = request.headers.cookie;
  const hasSession = cookie !== undefined && sessionCookie.test(cookie);
  if (bearer !== undefined && (hasSession || namesToken(request.query))) {
    throw new KeyfobError(
      'multiple_credentials',
      'Send the access token in the Authorization header and nowhere else.',
    );
  }
  if (access === 'verifier') {
    requiredBearer(request);
    return null;
  }
  if (bearer !== undefined) {
    const caller = await core.authenticateToken(bearer, requestInfo(request), { orRotatedAway: access === 'rotating' });
    if (access === 'person')
      throw new KeyfobError('session_required', 'An access token cannot do this. Sign in as a person.');
    return { caller, request: requestInfo(request) };
  }
  const person = hasSession ? await core.signIn.person(new Headers({ cookie })) : null;
  if (!person)
    throw new KeyfobError(
      'authentication_required',
      'Sign in, or send an access token: Authorization: Bearer <value>.',
    );
  refuseForeignOrigin(core.config, request);
  if (access !== 'person' && access !== 'any')
    throw new KeyfobError(
      'token_required',
      'This acts on the access token that calls. Send one: Authorization: Bearer <value>.',
    );
  const caller: Caller = { kind: 'person', ...person };
  return { caller, request: requestInfo(request) };
}

function namesToken(query: unknown): boolean {
  return typeof query === 'object' && query !== null && ('access_token' in query || 'token' in query);
}
