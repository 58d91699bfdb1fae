/**
 * Whether another site may have made a browser send this along with a person’s cookie: browsers name the origin of whatever
 * they post. better-auth asks the same once more; it is asked here before anything is counted or recorded.
 */
export function isForged(headers: Headers, ownOrigins: readonly string[]): boolean {
  return headers.has('cookie') && !ownOrigins.includes(headers.get('origin') ?? '');
}
