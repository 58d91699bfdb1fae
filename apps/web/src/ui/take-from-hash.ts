/**
 * A secret that a link carries after `#`, where no server and no log sees it. It is taken out of the address bar as well, so that it
 * is in no history, bookmark or shared screen.
 */
export function takeFromHash(name: string): string | null {
  const value = new URLSearchParams(location.hash.slice(1)).get(name);
  if (value !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return value;
}
