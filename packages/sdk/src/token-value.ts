import { tableMask as mask } from '@keyfob/core/mask-token-value';
import { parseTokenValue as parse } from '@keyfob/core/token-value';
import type { Token } from './generated/types.gen.ts';

/** What anyone may read off a value. */
export type TokenValueParts = Pick<Token, 'kind' | 'environment' | 'start' | 'last4'> & { readonly prefix: string };

/**
 * Reads a value's public parts without asking anyone, or null when its shape or checksum is wrong. It finds typos and
 * leaks; whether the token exists and is good only `verifyToken` knows.
 */
export const parseTokenValue: (value: string) => TokenValueParts | null = parse;

/** What a table shows of a token’s `start`: its first 10 characters, more where those would hold fewer than 3 random ones. */
export const tableMask: (start: string) => string = mask;
