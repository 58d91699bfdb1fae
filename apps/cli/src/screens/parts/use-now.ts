import { useIsScreenReaderEnabled } from 'ink';
import { use, useEffect, useState } from 'react';
import { Active } from '../keys/layer.tsx';

/** The clock, moving on while this is in front; seldom for a screen reader, which would read everything again. */
export function useNow(): number {
  const everyMs = useIsScreenReaderEnabled() ? 60_000 : 5000;
  const active = use(Active);
  const [now, setNow] = useState(() => Date.now());
  useEffect(() => {
    if (!active) return undefined;
    const look = () => setNow(Date.now());
    const [soon, timer] = [setTimeout(look), setInterval(look, everyMs)];
    return () => {
      clearTimeout(soon);
      clearInterval(timer);
    };
  }, [active, everyMs]);
  return now;
}
