const HERE = 'http://console.invalid';

/** Where to go after signing in: a path of this console, never another site’s address. Read as a browser reads it. */
export function nextPath(next: string | null): string {
  const isPath = next?.startsWith('/') && URL.canParse(next, HERE) && new URL(next, HERE).origin === HERE;
  return next !== null && isPath ? next : '/workspaces';
}
