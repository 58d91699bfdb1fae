import { useState } from 'react';

/** Rows that are to be changed together; they stay marked while the list moves on. */
export function useMarks() {
  const [marked, setMarked] = useState<ReadonlySet<string>>(new Set());
  return {
    marked,
    toggle: (id: string | undefined) => {
      if (id !== undefined)
        setMarked((before) =>
          before.has(id) ? new Set([...before].filter((one) => one !== id)) : new Set([...before, id]),
        );
    },
    clear: () => setMarked(new Set()),
  };
}
