import type { Call, Core, RequestInfo } from '@keyfob/core';
import { AcceptedInvitation, AcceptInvitation, OpenInvitation, ReadInvitation } from '@keyfob/core/schema';
import { Body, Controller, Param, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentRequest, PerhapsCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { InvitationPath } from '../http/path.schema.ts';

@Controller('v1/invitations')
export class AcceptInvitationController {
  @InjectCore() private readonly core!: Core;

  @Post('read')
  @Operation({
    id: 'readInvitation',
    summary: 'What an invitation says, to whoever holds its link',
    tag: 'members',
    access: 'public',
    body: ReadInvitation,
    example: { code: 'wJalrXUtnFEMI_K7MDENG-bPxRfiCYEX' },
    reply: OpenInvitation,
    errors: ['not_found'],
  })
  readInvitation(@Body() body: ReadInvitation, @CurrentRequest() request: RequestInfo): Promise<OpenInvitation> {
    return this.core.invitations.read(body.code, request);
  }

  @Post(':code/accept')
  @Operation({
    id: 'acceptInvitation',
    summary: 'Join as the person who is signed in, or as a new one with a password',
    tag: 'members',
    access: 'perhaps',
    params: InvitationPath,
    body: AcceptInvitation,
    example: { password: 'correct horse battery staple', name: 'Ada Lovelace' },
    reply: AcceptedInvitation,
    errors: ['permission_denied', 'invitation_void', 'name_taken'],
  })
  acceptInvitation(
    @PerhapsCall() call: Call | null,
    @Param('code') code: string,
    @Body() body: AcceptInvitation,
    @CurrentRequest() request: RequestInfo,
  ): Promise<AcceptedInvitation> {
    return this.core.invitations.accept(code, body, call?.caller ?? null, request);
  }
}
