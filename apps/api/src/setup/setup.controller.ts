import type { Core, RequestInfo } from '@keyfob/core';
import { Setup, SetupDone, SetupState } from '@keyfob/core/schema';
import { Body, Controller, Get, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentRequest } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

@Controller('v1/setup')
export class SetupController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'readSetupState',
    summary: 'Whether the first owner is still to come; 404 afterwards',
    tag: 'setup',
    access: 'public',
    reply: SetupState,
    errors: ['not_found'],
  })
  readSetupState(): Promise<{ open: true }> {
    return this.core.setup.state();
  }

  @Post()
  @Operation({
    id: 'claimSetup',
    summary: 'Become the first owner, once',
    tag: 'setup',
    access: 'public',
    body: Setup,
    example: {
      code: 'the code that was printed at the start',
      email: 'ada@example.com',
      password: 'correct horse battery staple',
      workspace_name: 'Acme',
      starter_catalog: true,
    },
    status: 201,
    reply: SetupDone,
    errors: ['not_found', 'invalid_setup_code', 'too_many_requests'],
  })
  claimSetup(@Body() body: Setup, @CurrentRequest() request: RequestInfo): Promise<SetupDone> {
    return this.core.setup.claim(body, request);
  }
}
