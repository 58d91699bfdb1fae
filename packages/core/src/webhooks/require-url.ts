import type { Context } from '../context.ts';
import { invalid } from '../errors.ts';
import { within } from '../within.ts';
import { addressesOf, ForbiddenAddress } from './network.ts';

const PATIENCE_MS = 2000;

/**
 * The address of a receiver, written one way. A name that does not resolve yet may do so later; each delivery asks again.
 * @throws KeyfobError invalid_request, saying what is wrong with it.
 */
export async function requireUrl(ctx: Context, text: string): Promise<string> {
  const url = new URL(text);
  if (url.username || url.password) throw invalid('url', 'must not hold a user name or a password');
  if (url.hash) throw invalid('url', 'must not hold a fragment (#…): it would not be sent');
  const { network } = ctx.ports;
  if (url.protocol === 'http:' && network.allowed.length === 0)
    throw invalid('url', 'must be an https:// address, or in a network of KEYFOB_WEBHOOK_ALLOWED_NETWORKS');
  try {
    await within(PATIENCE_MS, addressesOf(network, url));
  } catch (error) {
    if (error instanceof ForbiddenAddress) throw invalid('url', error.message);
  }
  return url.href;
}
