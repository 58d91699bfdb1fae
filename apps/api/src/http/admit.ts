import { invalid, KeyfobError, ON_BEHALF_OF } from '@keyfob/core';
import type { Call, Caller, Core } from '@keyfob/core';
import { ExternalId } from '@keyfob/core/schema';
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
 * `again`: it was let in, and is still being answered.
 */
export async function admit(core: Core, request: FastifyRequest, access: Access, again = false): Promise<Call | null> {
  const onBehalfOf = memberToActFor(request);
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
  // The signature of a device’s session follows a dot, which no access token has.
  if (bearer?.includes('.')) {
    const person = await core.signIn.device(bearer);
    if (!person) throw new KeyfobError('invalid_token', 'The session does not exist, or has ended. Sign in again.');
    return { caller: asPerson(person, access, onBehalfOf), request: requestInfo(request) };
  }
  if (access === 'perhaps' && !hasSession) return null;
  if (bearer !== undefined) {
    const caller = await core.authenticateToken(bearer, requestInfo(request), {
      orRotatedAway: access === 'rotating',
      again,
    });
    if (access === 'person')
      throw new KeyfobError('session_required', 'An access token cannot do this. Sign in as a person.');
    return {
      caller: onBehalfOf === undefined ? caller : { ...caller, onBehalfOf },
      request: requestInfo(request),
    };
  }
  const person = hasSession ? await core.signIn.person(new Headers({ cookie })) : null;
  if (!person && access === 'perhaps') return null;
  if (!person)
    throw new KeyfobError(
      'authentication_required',
      'Sign in, or send an access token: Authorization: Bearer <value>.',
    );
  refuseForeignOrigin(core.config, request);
  return { caller: asPerson(person, access, onBehalfOf), request: requestInfo(request) };
}

type Person = Omit<Caller & { kind: 'person' }, 'kind'>;

function asPerson(person: Person, access: Access, onBehalfOf: string | undefined): Caller {
  if (onBehalfOf !== undefined)
    throw invalid(ON_BEHALF_OF, 'only a service token acts for members; leave the header out');
  if (access === 'person' || access === 'any' || access === 'perhaps') return { kind: 'person', ...person };
  throw new KeyfobError(
    'token_required',
    'This acts on the access token that calls. Send one: Authorization: Bearer <value>.',
  );
}

/** Whom a platform acts for; core decides whether it may. Never ignored: a route that knows no members refuses it. */
function memberToActFor(request: FastifyRequest): string | undefined {
  const externalId = request.headers[ON_BEHALF_OF.toLowerCase()];
  if (externalId === undefined) return undefined;
  if (request.routeOptions.url?.startsWith('/v1/workspaces/:workspace') !== true)
    throw invalid(ON_BEHALF_OF, 'a member belongs to a workspace; this route is about none');
  if (!ExternalId.safeParse(externalId).success) throw invalid(ON_BEHALF_OF, 'must be one external_id');
  return String(externalId);
}

function namesToken(query: unknown): boolean {
  return typeof query === 'object' && query !== null && ('access_token' in query || 'token' in query);
}
