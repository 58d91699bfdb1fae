import { bulkTokens, createToken, deleteToken, getToken, listTokens, updateToken } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import {
  BulkResult,
  BulkTokens,
  ChangedToken,
  CreateToken,
  DryRunQuery,
  IssuedToken,
  Token,
  TokenList,
  TokenListQuery,
  UpdateToken,
} from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { ServiceTokenPath } from '../http/path.schema.ts';
import { IdempotencyKey, IfMatch } from '../http/preconditions.ts';

const declared = { tag: 'service tokens', access: 'any' } as const;

/** The installation’s own tokens: the same operations as on a workspace’s. */
@Controller('v1/installation/tokens')
export class ServiceTokensController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listServiceTokens',
    summary: 'List service tokens',
    query: TokenListQuery,
    reply: TokenList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listServiceTokens(@CurrentCall() call: Call, @Query() query: TokenListQuery): Promise<TokenList> {
    return this.core.inInstallation(call, (ctx) => listTokens(ctx, query));
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createServiceToken',
    summary: 'Create a service token, by which a platform’s own services use Keyfob',
    body: CreateToken,
    example: {
      name: 'gateway',
      kind: 'service',
      grants: [{ resource_type: 'keyfob/token', resource_id: '*', actions: ['verify'] }],
      expires_in: '90d',
    },
    status: 201,
    reply: IssuedToken,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'limit_reached'],
    idempotent: true,
  })
  createServiceToken(
    @CurrentCall() call: Call,
    @Body() body: CreateToken,
    @IdempotencyKey() key: string | undefined,
  ): Promise<IssuedToken> {
    return this.core.changeInstallation(call, (ctx) => createToken(ctx, body, key));
  }

  @Post('bulk')
  @Operation({
    ...declared,
    id: 'bulkServiceTokens',
    summary: 'Disable, enable, revoke or delete many service tokens, or say what that would do',
    query: DryRunQuery,
    body: BulkTokens,
    example: { filter: { unused_since: '2026-01-01T00:00:00Z' }, action: 'disable' },
    reply: BulkResult,
    errors: ['permission_denied'],
  })
  bulkServiceTokens(
    @CurrentCall() call: Call,
    @Query() query: DryRunQuery,
    @Body() body: BulkTokens,
  ): Promise<BulkResult> {
    return bulkTokens((operation) => this.core.changeInstallation(call, operation), body, query);
  }

  @Get(':id')
  @Operation({
    ...declared,
    id: 'getServiceToken',
    summary: 'Read a service token',
    params: ServiceTokenPath,
    reply: Token,
    errors: ['permission_denied'],
    versioned: true,
  })
  getServiceToken(@CurrentCall() call: Call, @Param('id') id: string): Promise<Token> {
    return this.core.inInstallation(call, (ctx) => getToken(ctx, id));
  }

  @Patch(':id')
  @Operation({
    ...declared,
    id: 'updateServiceToken',
    summary: 'Edit a service token; its value stays',
    params: ServiceTokenPath,
    body: UpdateToken,
    example: { allowed_cidrs: ['10.0.0.0/8'] },
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'token_dead', 'token_superseded'],
    conditional: true,
  })
  updateServiceToken(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Body() body: UpdateToken,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => updateToken(ctx, id, body, ifMatch));
  }

  @Delete(':id')
  @Operation({
    ...declared,
    id: 'deleteServiceToken',
    summary: 'Revoke a service token now and hide it',
    params: ServiceTokenPath,
    reply: ChangedToken,
    errors: ['permission_denied'],
  })
  deleteServiceToken(@CurrentCall() call: Call, @Param('id') id: string): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => deleteToken(ctx, id));
  }
}
