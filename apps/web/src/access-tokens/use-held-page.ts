import { useEffect } from 'react';
import { useBlocker } from 'react-router';

/** While `held`, leaving asks: the browser when the page is closed or reloaded, the router stays where it is. */
export function useHeldPage(held: boolean): void {
  useBlocker(held);
  useEffect(() => {
    if (!held) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    addEventListener('beforeunload', ask);
    return () => removeEventListener('beforeunload', ask);
  }, [held]);
}
