import type { Guard } from './knock.ts';
import { openSignedValue, signValue } from './signed-value.ts';

const GRANT_TYPE = 'urn:ietf:params:oauth:grant-type:device_code';

/** RFC 6749 §5.2. */
const refuse = (error: string, description: string) =>
  Response.json({ error, error_description: description }, { status: 400, headers: { 'cache-control': 'no-store' } });

/**
 * Begins a device login (RFC 8628 §3.1). The device code is signed on its way out: the rows of the database redeem nothing.
 * Of what the program sends only its name counts; whose login it becomes is for whoever approves.
 */
export const guardDeviceCode: Guard = async ({ foundation }, { body }, next) => {
  if (typeof body['client_id'] !== 'string') return refuse('invalid_request', 'client_id is required');
  const response = await next({ client_id: body['client_id'] });
  if (!response.ok) return response;
  const begun = (await response.json()) as { device_code: string; user_code: string };
  return Response.json(
    {
      ...begun,
      device_code: signValue(foundation.ports.peppers, 'device code', begun.device_code),
      user_code: begun.user_code.replace(/^(.{4})/, '$1-'),
    },
    { headers: { 'cache-control': 'no-store' } },
  );
};

/** Polls for the outcome (§3.4). What it hands out is a session, signed like a cookie and as useless in a dump. */
export const guardDeviceToken: Guard = async ({ foundation }, { body }, next) => {
  const { grant_type, device_code, client_id } = body;
  if (grant_type !== GRANT_TYPE) return refuse('unsupported_grant_type', `grant_type must be ${GRANT_TYPE}`);
  if (typeof device_code !== 'string' || typeof client_id !== 'string')
    return refuse('invalid_request', 'device_code and client_id are required');
  const { peppers } = foundation.ports;
  const code = openSignedValue(peppers, 'device code', device_code);
  if (code === null) return refuse('invalid_grant', 'Invalid device code');
  const response = await next({ grant_type, device_code: code, client_id });
  if (!response.ok) return response;
  const granted = (await response.json()) as { access_token: string };
  return Response.json(
    { ...granted, access_token: signValue(peppers, 'device session', granted.access_token) },
    { headers: { 'cache-control': 'no-store' } },
  );
};
