import { useEffect, useState } from 'react';

/**
 * A secret that a link carries after `#`, where no server and no log sees it. It is taken out of the address bar as well, so that it
 * is in no history, bookmark or shared screen. A link opened over the same page counts as well.
 */
export function useHashSecret(name: string): [secret: string | null, forget: () => void] {
  const [secret, setSecret] = useState(() => takeFromHash(name));
  useEffect(() => {
    const take = () => setSecret((known) => takeFromHash(name) ?? known);
    addEventListener('hashchange', take);
    return () => removeEventListener('hashchange', take);
  }, [name]);
  return [secret, () => setSecret(null)];
}

function takeFromHash(name: string): string | null {
  const value = new URLSearchParams(location.hash.slice(1)).get(name);
  if (value !== null) history.replaceState(history.state, '', location.pathname + location.search);
  return value;
}
