/** Where to go after signing in: a path of this console, never another site’s address. */
export function nextPath(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/workspaces';
}
