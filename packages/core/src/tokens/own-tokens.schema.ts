import { z } from 'zod';
import { Id, pageOf } from '../list.schema.ts';
import { Grant } from '../permissions/grant.schema.ts';
import { Token, TokenListQuery } from './token.schema.ts';

export const OwnToken = Token.extend({
  workspace: z.object({ id: Id, slug: z.string(), name: z.string() }),
  lost_grants: z.array(Grant).meta({
    description: 'What the token was given and may not do now, because its owner no longer may; empty: nothing.',
  }),
}).meta({ id: 'OwnToken' });
export type OwnToken = z.infer<typeof OwnToken>;

export const OwnTokenList = pageOf(OwnToken).meta({ id: 'OwnTokenList' });
export type OwnTokenList = z.infer<typeof OwnTokenList>;

export const OwnTokenListQuery = TokenListQuery.omit({ kind: true, owner: true });
export type OwnTokenListQuery = z.infer<typeof OwnTokenListQuery>;
