import { use, useEffect, useState } from 'react';
import { Active } from '../keys/layer.tsx';

/** The clock, as often as `everyMs`, while this is in front. */
export function useNow(everyMs = 5000): number {
  const active = use(Active);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    setNow(Date.now());
    const timer = setInterval(() => setNow(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [active, everyMs]);
  return now;
}
