const HERE = 'http://console.invalid';

/** Where to go after signing in: a path of this console, never another site’s address. Read as a browser reads it. */
export function nextPath(next: string | null): string {
  const isPath = next?.startsWith('/') && URL.canParse(next, HERE) && new URL(next, HERE).origin === HERE;
  return next !== null && isPath ? next : '/workspaces';
}

/** Of these the API sends pages of its own, which no route of the console is. */
const SERVED = '/admin/jobs';

/** The path as the browser has to load it anew, where the console has no page of it. */
export function servedPath(path: string): string | null {
  const { pathname, search } = new URL(path, HERE);
  return pathname === SERVED || pathname.startsWith(`${SERVED}/`) ? pathname + search : null;
}
