import type { Config } from '../config.ts';
import { answer } from './knock.ts';
import type { Guard } from './knock.ts';
import { PROVIDER } from './oidc.ts';

/** A page of ours and nothing else: `//host` and `/\host` are other places to a browser. */
const OWN_PATH = /^\/(?![/\\])[^\\\s]{0,2000}$/;

/** Sends a person to the provider. Of what is posted only the page to come back to counts. */
export const guardOidcStart: Guard = (_house, { body }, next) => {
  const wanted = body['callbackURL'];
  const callbackURL = typeof wanted === 'string' && OWN_PATH.test(wanted) ? wanted : '/';
  return next({ provider: PROVIDER, callbackURL, errorCallbackURL: '/sign-in' });
};

/** While the provider does not answer. Who comes back from it just then is told on a page. */
export function providerAway(config: Config, request: Request): Response {
  if (request.method === 'GET')
    return Response.redirect(`${config.KEYFOB_PUBLIC_URL}/sign-in?error=provider_unreachable`, 302);
  return answer(503, 'PROVIDER_UNREACHABLE', 'The sign-in provider does not answer. Try again shortly.', {
    'retry-after': '5',
  });
}
