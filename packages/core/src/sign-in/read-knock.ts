import type { RequestInfo } from '../actor.ts';
import { answer } from './knock.ts';
import type { Knock } from './knock.ts';

const FORM = 'application/x-www-form-urlencoded';

/** What RFC 8628 wants as forms, where no cookie counts. */
const oauthPaths = new Set(['/api/auth/device/code', '/api/auth/device/token']);

/**
 * A request as its guard gets it, or the refusal: what is posted is a JSON object that says so. No form of another site can
 * send that, with or without a cookie.
 */
export async function readKnock(request: Request, from: RequestInfo): Promise<Knock | Response> {
  const { headers } = request;
  const url = new URL(request.url);
  if (request.method !== 'POST') return { headers, url, body: {}, from };
  const text = await request.text();
  const type = headers.get('content-type')?.split(';', 1)[0]?.trim().toLowerCase();
  if (type === FORM && oauthPaths.has(url.pathname)) return { headers, url, body: fields(text), from };
  if (type !== 'application/json') return answer(415, 'UNSUPPORTED_MEDIA_TYPE', 'Send the body as application/json.');
  const body = parse(text);
  return body ? { headers, url, body, from } : answer(400, 'INVALID_JSON', 'Send the body as a JSON object.');
}

function parse(text: string): Record<string, unknown> | null {
  try {
    const body: unknown = JSON.parse(text);
    return typeof body === 'object' && body !== null && !Array.isArray(body) ? { ...body } : null;
  } catch {
    return null;
  }
}

/** One that is there twice is not there (RFC 6749 §3.1). */
function fields(text: string): Record<string, string> {
  const sent = new URLSearchParams(text);
  return Object.fromEntries([...sent].filter(([name]) => sent.getAll(name).length === 1));
}
