import { disableToken, enableToken, explainToken, extendToken, revokeToken, rotateToken } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import {
  ChangedToken,
  ExplainToken,
  Explanation,
  ExtendToken,
  RevokeToken,
  RotatedToken,
  RotateToken,
} from '@keyfob/core/schema';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdPath } from '../http/path.schema.ts';
import { IdempotencyKey } from '../http/preconditions.ts';

const declared = { tag: 'tokens', access: 'any', params: IdPath } as const;

@Controller('v1/workspaces/:workspace/tokens/:id')
export class TokenActionsController {
  @InjectCore() private readonly core!: Core;

  @Post('rotate')
  @Operation({
    ...declared,
    id: 'rotateToken',
    summary: 'Give a token a new value; the old one ends now or after a grace',
    body: RotateToken,
    example: { grace_seconds: 3600 },
    reply: RotatedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_disabled', 'token_superseded'],
    idempotent: true,
  })
  rotateToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: RotateToken,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RotatedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => rotateToken(ctx, id, body, key));
  }

  @Post('extend')
  @Operation({
    ...declared,
    id: 'extendToken',
    summary: 'Give a refreshable token more time',
    once: true,
    body: ExtendToken,
    example: { expires_in: '7d' },
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_superseded', 'not_refreshable'],
  })
  extendToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: ExtendToken,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => extendToken(ctx, id, body));
  }

  @Post('disable')
  @Operation({
    ...declared,
    id: 'disableToken',
    summary: 'Refuse a token until it is enabled again',
    reply: ChangedToken,
    errors: ['permission_denied', 'token_dead', 'token_superseded'],
  })
  disableToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => disableToken(ctx, id));
  }

  @Post('enable')
  @Operation({
    ...declared,
    id: 'enableToken',
    summary: 'Accept a disabled token again',
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_superseded'],
  })
  enableToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => enableToken(ctx, id));
  }

  @Post('revoke')
  @Operation({
    ...declared,
    id: 'revokeToken',
    summary: 'End a token for good; it stays visible as revoked',
    body: RevokeToken,
    example: { reason: 'no longer needed' },
    reply: ChangedToken,
    errors: ['permission_denied'],
  })
  revokeToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: RevokeToken,
  ): Promise<ChangedToken> {
    return this.core.changeWorkspace(call, workspace, (ctx) => revokeToken(ctx, id, body));
  }

  @Post('explain')
  @Operation({
    ...declared,
    id: 'explainToken',
    summary: 'Why a token is accepted or refused: each check in order',
    body: ExplainToken,
    example: { require: [{ resource_type: 'builder', action: 'ensure' }] },
    reply: Explanation,
    errors: ['permission_denied'],
  })
  explainToken(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: ExplainToken,
  ): Promise<Explanation> {
    return this.core.inWorkspace(call, workspace, (ctx) => explainToken(ctx, id, body));
  }
}
