import { listOwnTokens, readMe } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { Me, OwnTokenList, OwnTokenListQuery } from '@keyfob/core/schema';
import { Controller, Get, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

@Controller('v1/me')
export class MeController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'readMe',
    summary: 'Who calls: person or token, workspaces, roles and effective grants',
    tag: 'me',
    access: 'any',
    reply: Me,
  })
  readMe(@CurrentCall() call: Call): Promise<Me> {
    return this.core.inInstallation(call, (ctx) => readMe(ctx, call.caller));
  }

  @Get('tokens')
  @Operation({
    id: 'listOwnTokens',
    summary: 'The caller’s personal tokens in all their workspaces',
    tag: 'me',
    access: 'person',
    query: OwnTokenListQuery,
    reply: OwnTokenList,
    errors: ['invalid_cursor'],
  })
  listOwnTokens(@CurrentCall() call: Call, @Query() query: OwnTokenListQuery): Promise<OwnTokenList> {
    return this.core.inInstallation(call, (ctx) => listOwnTokens(ctx, query));
  }
}
