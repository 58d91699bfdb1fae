export type { CallOptions, ChangeOptions, CreateOptions } from './call-options.ts';
export * from './errors.ts';
export type * from './generated/types.gen.ts';
export { Keyfob } from './keyfob.ts';
export type { KeyfobOptions } from './keyfob-options.ts';
export type { List } from './list.ts';
export { parseTokenValue, tableMask } from './token-value.ts';
export type { TokenValueParts } from './token-value.ts';
