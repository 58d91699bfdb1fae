import { useSyncExternalStore } from 'react';

const EVERY_MS = 15_000;
let now = new Date();

function subscribe(changed: () => void): () => void {
  const timer = setInterval(() => {
    now = new Date();
    changed();
  }, EVERY_MS);
  return () => clearInterval(timer);
}

/** The time, renewed often enough for words such as “3 minutes ago”. */
export const useNow = () => useSyncExternalStore(subscribe, () => now);
