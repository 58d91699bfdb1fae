import type { GenericEndpointContext, Session } from 'better-auth';
import type { Foundation } from '../transaction.ts';
import { requestInfoOf } from './client-headers.ts';
import { recordForPerson } from './record-sign-in.ts';

/** How long a device that signed in by code stays signed in without being used. */
export const DEVICE_DAYS = 30;

/** What a sign-in was made with, by the route that makes the session. */
const methods: Readonly<Record<string, string>> = {
  '/sign-in/email': 'password',
  '/callback/:id': 'oidc',
  '/device/token': 'device',
};

/** Writes a sign-in into the log, and only then lets there be a session. */
export function beforeSession(foundation: Foundation) {
  return async (session: Session & Record<string, unknown>, endpoint: GenericEndpointContext | null) => {
    const person = await endpoint?.context.internalAdapter.findUserById(session.userId);
    const method = methods[endpoint?.path ?? ''];
    if (!endpoint || !person || method === undefined) return false;
    const client = method === 'device' ? String((endpoint.body as { client_id: unknown }).client_id) : null;
    await recordForPerson(foundation, {
      action: 'person.signed_in',
      person: { userId: person.id, email: person.email },
      after: { method, ...(client !== null && { client }) },
      request: requestInfoOf(endpoint.request?.headers),
    });
    if (client === null) return undefined;
    return { data: { client, expiresAt: new Date(Date.now() + DEVICE_DAYS * 24 * 60 * 60 * 1000) } };
  };
}
