import { ConnectionError } from '@keyfob/sdk';
import { Failure } from '../failure.ts';

/** Sign-in speaks OAuth (RFC 6749 §5.2), outside the API that the SDK knows: a refusal is an answer with `error`. */
export async function postForm(
  apiUrl: string,
  path: string,
  fields: Record<string, string>,
): Promise<Record<string, unknown>> {
  let response: Response;
  try {
    response = await fetch(apiUrl + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(fields),
      redirect: 'manual',
      signal: AbortSignal.timeout(10_000),
    });
  } catch (cause) {
    throw new ConnectionError(`No reply from ${apiUrl}.`, { code: 'connection_failed', cause });
  }
  const reply: unknown = await response.json().catch(() => null);
  if (typeof reply === 'object' && reply !== null && (response.ok || 'error' in reply)) return { ...reply };
  throw new Failure(`Signing in does not work at ${apiUrl}`, {
    cause: new Error(`${path} answered ${response.status}`),
    requestId: response.headers.get('x-request-id') ?? undefined,
    next: 'check the address: --api-url URL or KEYFOB_API_URL; keyfob health says whether Keyfob is well',
  });
}
