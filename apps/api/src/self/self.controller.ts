import { extendSelf, revokeSelf, rotateSelf } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { ChangedToken, ExtendToken, RevokeToken, RotatedToken, RotateToken } from '@keyfob/core/schema';
import { Body, Controller, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdempotencyKey } from '../http/preconditions.ts';
import { changeOwnHome } from './own-home.ts';

const declared = { tag: 'self', access: 'token' } as const;

/** What a token may do to itself without holding any grant. */
@Controller('v1/self')
export class SelfController {
  @InjectCore() private readonly core!: Core;

  @Post('rotate')
  @Operation({
    ...declared,
    access: 'rotating',
    id: 'rotateSelf',
    summary: 'The calling token gives itself a new value',
    body: RotateToken,
    reply: RotatedToken,
    errors: ['token_superseded'],
    idempotent: true,
  })
  rotateSelf(
    @CurrentCall() call: Call,
    @Body() body: RotateToken,
    @IdempotencyKey() key: string | undefined,
  ): Promise<RotatedToken> {
    return changeOwnHome(this.core, call, (ctx) => rotateSelf(ctx, body, key));
  }

  @Post('extend')
  @Operation({
    ...declared,
    id: 'extendSelf',
    summary: 'The calling token takes more time',
    once: true,
    body: ExtendToken,
    reply: ChangedToken,
    errors: ['not_refreshable', 'token_superseded'],
  })
  extendSelf(@CurrentCall() call: Call, @Body() body: ExtendToken): Promise<ChangedToken> {
    return changeOwnHome(this.core, call, (ctx) => extendSelf(ctx, body));
  }

  @Post('revoke')
  @Operation({
    ...declared,
    id: 'revokeSelf',
    summary: 'The calling token ends itself',
    body: RevokeToken,
    reply: ChangedToken,
  })
  revokeSelf(@CurrentCall() call: Call, @Body() body: RevokeToken): Promise<ChangedToken> {
    return changeOwnHome(this.core, call, (ctx) => revokeSelf(ctx, body));
  }
}
