import { createPasswordReset } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { CreatePasswordReset, PasswordReset, SignInOptions } from '@keyfob/core/schema';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

@Controller('v1')
export class SignInController {
  @InjectCore() private readonly core!: Core;

  @Get('sign-in-options')
  @Operation({
    id: 'readSignInOptions',
    summary: 'What a sign-in page offers',
    tag: 'me',
    access: 'public',
    reply: SignInOptions,
  })
  readSignInOptions(): SignInOptions {
    return this.core.signIn.options();
  }

  @Post('installation/password-resets')
  @Operation({
    id: 'createPasswordReset',
    summary: 'Make a one-time link by which a person sets a new password; operators only',
    tag: 'me',
    access: 'person',
    body: CreatePasswordReset,
    example: { email: 'ada@example.com' },
    status: 201,
    reply: PasswordReset,
    errors: ['permission_denied', 'not_found'],
  })
  createPasswordReset(@CurrentCall() call: Call, @Body() body: CreatePasswordReset): Promise<PasswordReset> {
    return this.core.inInstallation(call, (ctx) => createPasswordReset(ctx, body));
  }
}
