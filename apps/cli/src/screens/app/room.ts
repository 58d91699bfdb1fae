import { useSize } from './size.ts';

/** What is left for the body of a screen, in cells. */
export function useRoom(): { width: number; height: number } {
  const { columns, rows } = useSize();
  return { width: Math.max(10, columns - 2), height: Math.max(1, rows - 4) };
}
