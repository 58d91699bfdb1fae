import { useInput } from 'ink';
import type { Key } from 'ink';
import { createContext, use, useLayoutEffect, useRef, useState } from 'react';
import type { ReactNode, RefObject } from 'react';

type Listener = (input: string, key: Key) => void;

const Listeners = createContext<Set<RefObject<Listener>>>(new Set());

/** Hears every key once and hands it on. */
export function Keyboard({ children }: { children: ReactNode }) {
  const [listeners] = useState(() => new Set<RefObject<Listener>>());
  useInput((input, key) => {
    for (const listener of Array.from(listeners)) listener.current(input, key);
  });
  return <Listeners value={listeners}>{children}</Listeners>;
}

/**
 * Like Ink's `useInput`, but whoever listens changes together with what is drawn and not a moment later: the key after the one
 * that opens a form is for the form.
 */
export function useKeyPresses(listener: Listener, isActive: boolean): void {
  const listeners = use(Listeners);
  const latest = useRef(listener);
  useLayoutEffect(() => {
    latest.current = listener;
  });
  useLayoutEffect(() => {
    if (!isActive) return undefined;
    listeners.add(latest);
    return () => void listeners.delete(latest);
  }, [listeners, isActive]);
}
