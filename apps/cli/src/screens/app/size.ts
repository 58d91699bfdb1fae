import { createContext, use } from 'react';

/** The terminal, in cells. Asked once for all: each asking listens to the terminal by itself. */
export const Size = createContext({ columns: 80, rows: 24 });

export const useSize = () => use(Size);
