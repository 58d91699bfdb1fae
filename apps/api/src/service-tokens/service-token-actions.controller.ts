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
import { ServiceTokenPath } from '../http/path.schema.ts';
import { IdempotencyKey } from '../http/preconditions.ts';

const declared = { tag: 'service tokens', access: 'any', params: ServiceTokenPath } as const;

@Controller('v1/installation/tokens/:id')
export class ServiceTokenActionsController {
  @InjectCore() private readonly core!: Core;

  @Post('rotate')
  @Operation({
    ...declared,
    id: 'rotateServiceToken',
    summary: 'Give a service token a new value; the old one ends now or after a grace',
    body: RotateToken,
    example: { grace_seconds: 3600 },
    reply: RotatedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_disabled', 'token_superseded'],
    idempotent: true,
  })
  rotateServiceToken(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Body() body: RotateToken,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RotatedToken> {
    return this.core.changeInstallation(call, (ctx) => rotateToken(ctx, id, body, key));
  }

  @Post('extend')
  @Operation({
    ...declared,
    id: 'extendServiceToken',
    summary: 'Give a refreshable service token more time',
    body: ExtendToken,
    example: { expires_in: '7d' },
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_superseded', 'not_refreshable'],
  })
  extendServiceToken(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Body() body: ExtendToken,
  ): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => extendToken(ctx, id, body));
  }

  @Post('disable')
  @Operation({
    ...declared,
    id: 'disableServiceToken',
    summary: 'Refuse a service token until it is enabled again',
    reply: ChangedToken,
    errors: ['permission_denied', 'token_dead', 'token_superseded'],
  })
  disableServiceToken(@CurrentCall() call: Call, @Param('id') id: string): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => disableToken(ctx, id));
  }

  @Post('enable')
  @Operation({
    ...declared,
    id: 'enableServiceToken',
    summary: 'Accept a disabled service token again',
    reply: ChangedToken,
    errors: ['permission_denied', 'grants_not_held', 'token_dead', 'token_superseded'],
  })
  enableServiceToken(@CurrentCall() call: Call, @Param('id') id: string): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => enableToken(ctx, id));
  }

  @Post('revoke')
  @Operation({
    ...declared,
    id: 'revokeServiceToken',
    summary: 'End a service token and its children for good; it stays visible as revoked',
    body: RevokeToken,
    example: { reason: 'replaced' },
    reply: ChangedToken,
    errors: ['permission_denied'],
  })
  revokeServiceToken(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Body() body: RevokeToken,
  ): Promise<ChangedToken> {
    return this.core.changeInstallation(call, (ctx) => revokeToken(ctx, id, body));
  }
  @Post('explain')
  @Operation({
    ...declared,
    id: 'explainServiceToken',
    summary: 'Why a service token is accepted or refused: each check in order',
    body: ExplainToken,
    example: { require: [{ resource_type: 'keyfob/token', action: 'verify' }] },
    reply: Explanation,
    errors: ['permission_denied'],
  })
  explainServiceToken(
    @CurrentCall() call: Call,
    @Param('id') id: string,
    @Body() body: ExplainToken,
  ): Promise<Explanation> {
    return this.core.inInstallation(call, (ctx) => explainToken(ctx, id, body));
  }
}
