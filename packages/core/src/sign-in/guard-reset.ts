import { addressBlock } from './address-block.ts';
import { tooManyTries } from './knock.ts';
import type { Guard } from './knock.ts';
import { giveBackTry, takeTry } from './limit-tries.ts';
import { normaliseEmail } from './normalise-email.ts';

/** Links sent to one mailbox, whoever asks; known or not. */
const MAILBOX = { name: 'reset link for account', most: 5 };
const ADDRESS = { name: 'reset link from address', most: 20 };
const LINK = { name: 'reset by link from address', most: 20 };

/** Nobody’s mailbox is filled with links, and the answer never tells whether there is an account. */
export const guardResetRequest: Guard = async ({ foundation }, { body, from }, next) => {
  const address = addressBlock(from.ip);
  const fromAddress = address === null ? null : await takeTry(foundation, ADDRESS, address);
  if (fromAddress) return tooManyTries(fromAddress);
  const forAccount = await takeTry(foundation, MAILBOX, normaliseEmail(body['email']));
  return forAccount ? tooManyTries(forAccount) : next();
};

/** Links are too long to guess; nobody is let try all the same. */
export const guardReset: Guard = async ({ foundation }, { from }, next) => {
  const address = addressBlock(from.ip);
  if (address === null) return next();
  const refusal = await takeTry(foundation, LINK, address);
  if (refusal) return tooManyTries(refusal);
  const response = await next();
  if (response.ok) await giveBackTry(foundation, LINK, address);
  return response;
};
