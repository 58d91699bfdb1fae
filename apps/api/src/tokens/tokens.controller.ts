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
import { IdPath, WorkspacePath } from '../http/path.schema.ts';
import { IdempotencyKey, IfMatch } from '../http/preconditions.ts';

@Controller('v1/workspaces/:workspace/tokens')
export class TokensController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'listTokens',
    summary: 'List tokens',
    tag: 'tokens',
    access: 'any',
    params: WorkspacePath,
    query: TokenListQuery,
    reply: TokenList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listTokens(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: TokenListQuery,
  ): Promise<TokenList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listTokens(ctx, query));
  }

  @Post()
  @Operation({
    id: 'createToken',
    summary: 'Create a token; its value is in this reply and nowhere else',
    tag: 'tokens',
    access: 'any',
    params: WorkspacePath,
    body: CreateToken,
    example: {
      name: 'ci',
      kind: 'workspace',
      grants: [{ resource_type: 'builder', resource_id: '*', actions: ['ensure', 'access'] }],
      expires_in: '24h',
    },
    status: 201,
    reply: IssuedToken,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'limit_reached'],
    idempotent: true,
  })
  createToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: CreateToken,
    @IdempotencyKey() key: string | undefined,
  ): Promise<IssuedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => createToken(ctx, body, key));
  }

  @Post('bulk')
  @Operation({
    id: 'bulkTokens',
    summary: 'Disable, enable, revoke or delete many tokens, or say what that would do',
    tag: 'tokens',
    access: 'any',
    params: WorkspacePath,
    query: DryRunQuery,
    body: BulkTokens,
    example: { filter: { unused_since: '2026-01-01T00:00:00Z' }, action: 'disable' },
    reply: BulkResult,
    errors: ['permission_denied'],
  })
  bulkTokens(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: DryRunQuery,
    @Body() body: BulkTokens,
  ): Promise<BulkResult> {
    return bulkTokens((operation) => this.core.changeWorkspace(call, workspace, operation), body, query);
  }

  @Get(':id')
  @Operation({
    id: 'getToken',
    summary: 'Read a token',
    tag: 'tokens',
    access: 'any',
    params: IdPath,
    reply: Token,
    errors: ['permission_denied'],
    versioned: true,
  })
  getToken(@CurrentCall() call: Call, @Param('workspace') workspace: string, @Param('id') id: string): Promise<Token> {
    return this.core.inWorkspace(call, workspace, (ctx) => getToken(ctx, id));
  }

  @Patch(':id')
  @Operation({
    id: 'updateToken',
    summary: 'Edit a token; its value stays',
    tag: 'tokens',
    access: 'any',
    params: IdPath,
    body: UpdateToken,
    example: { description: 'Builds of the main branch' },
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'token_dead', 'token_superseded'],
    conditional: true,
  })
  updateToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: UpdateToken,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => updateToken(ctx, id, body, ifMatch));
  }

  @Delete(':id')
  @Operation({
    id: 'deleteToken',
    summary: 'Revoke a token now and hide it',
    tag: 'tokens',
    access: 'any',
    params: IdPath,
    reply: ChangedToken,
    errors: ['permission_denied'],
  })
  deleteToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => deleteToken(ctx, id));
  }
}
