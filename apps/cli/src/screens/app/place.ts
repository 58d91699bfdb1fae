import type { IssuedToken } from '@keyfob/sdk';

/** Where one can be. */
export type Place =
  | { readonly name: 'tokens'; readonly filter?: string }
  | { readonly name: 'token'; readonly id: string }
  | { readonly name: 'new-token' }
  | { readonly name: 'value'; readonly issued: IssuedToken; readonly because: 'created' | 'rotated' }
  | { readonly name: 'audit'; readonly subject?: string }
  | { readonly name: 'members' };
