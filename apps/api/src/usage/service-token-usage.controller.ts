import { readTokenUsage } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { TokenUsage, TokenUsageQuery } from '@keyfob/core/schema';
import { Controller, Get, Param, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { ServiceTokenPath } from '../http/path.schema.ts';

@Controller('v1/installation/tokens/:id/usage')
export class ServiceTokenUsageController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'readServiceTokenUsage',
    summary: 'How a service token was used, as for a workspace’s',
    tag: 'service tokens',
    access: 'any',
    params: ServiceTokenPath,
    query: TokenUsageQuery,
    reply: TokenUsage,
    errors: ['permission_denied'],
  })
  readServiceTokenUsage(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Query() query: TokenUsageQuery,
  ): Promise<TokenUsage> {
    return this.core.inInstallation(call, (ctx) => readTokenUsage(ctx, id, query));
  }
}
