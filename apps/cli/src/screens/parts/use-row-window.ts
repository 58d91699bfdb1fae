import { useState } from 'react';
import { rowWindow } from './row-window.ts';

/** The first row that is drawn; it moves only as far as the row in hand needs it to. */
export function useRowWindow(count: number, index: number, height: number): number {
  const [before, setBefore] = useState(0);
  const first = rowWindow(count, index, height, before);
  if (first !== before) setBefore(first);
  return first;
}
