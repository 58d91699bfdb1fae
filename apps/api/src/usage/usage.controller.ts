import { readTokenUsage } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { TokenUsage, TokenUsageQuery } from '@keyfob/core/schema';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdPath } from '../http/path.schema.ts';

@Controller('v1/workspaces/:workspace/tokens/:id/usage')
export class UsageController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'readTokenUsage',
    summary:
      'How a token was used: verdicts by day, addresses, the last refusals, and what it holds against what it used',
    tag: 'tokens',
    access: 'any',
    params: IdPath,
    query: TokenUsageQuery,
    reply: TokenUsage,
    errors: ['permission_denied'],
  })
  readTokenUsage(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Query() query: TokenUsageQuery,
  ): Promise<TokenUsage> {
    return this.core.inWorkspace(call, workspace, (ctx) => readTokenUsage(ctx, id, query));
  }
}
