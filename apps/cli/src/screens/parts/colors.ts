import { createContext } from 'react';

/** Whether colours are wanted: not with NO_COLOR or --no-color. Words and marks say the same without them. */
export const Colors = createContext(true);
