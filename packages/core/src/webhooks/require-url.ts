import type { Context } from '../context.ts';
import { invalid } from '../errors.ts';
import { addressesOf, ForbiddenAddress, namesAddress } from './network.ts';

/**
 * The address of a receiver, written one way. Only a literal address is judged here: what a name leads to is each delivery’s to judge, and
 * an answer at once would tell which names there are inside our network.
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
    if (namesAddress(url)) await addressesOf(network, url);
  } catch (error) {
    if (error instanceof ForbiddenAddress) throw invalid('url', error.message);
    throw error;
  }
  return url.href;
}
