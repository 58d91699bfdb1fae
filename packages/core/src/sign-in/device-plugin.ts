import type { BetterAuthPlugin } from 'better-auth';
import { deviceAuthorization } from 'better-auth/plugins';

/** A program that people sign in to says who it is; it is shown to whoever approves, and kept in the audit log. */
const CLIENT = /^[A-Za-z0-9][A-Za-z0-9 ._-]{0,49}$/;

/** Device login (RFC 8628): eight characters to type, 40 bits, good for a quarter of an hour. */
export const devicePlugin = (publicUrl = ''): BetterAuthPlugin =>
  deviceAuthorization({
    expiresIn: '15m',
    interval: '5s',
    verificationUri: `${publicUrl}/device`,
    validateClient: (clientId) => CLIENT.test(clientId),
  });
