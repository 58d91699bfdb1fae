import { createInvitation, deleteInvitation, listInvitations } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import {
  CreateInvitation,
  Invitation,
  InvitationList,
  InvitationListQuery,
  IssuedInvitation,
} from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdPath, WorkspacePath } from '../http/path.schema.ts';
import { IdempotencyKey } from '../http/preconditions.ts';

const declared = { tag: 'members', access: 'any' } as const;

@Controller('v1/workspaces/:workspace/invitations')
export class InvitationsController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listInvitations',
    summary: 'List the invitations whose links still work',
    params: WorkspacePath,
    query: InvitationListQuery,
    reply: InvitationList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listInvitations(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: InvitationListQuery,
  ): Promise<InvitationList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listInvitations(ctx, query));
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createInvitation',
    summary: 'Invite a person by a link that works once, for 7 days; it replaces an earlier one',
    params: WorkspacePath,
    body: CreateInvitation,
    example: { email: 'ada@example.com', role: 'member' },
    status: 201,
    reply: IssuedInvitation,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'too_many_requests'],
    idempotent: true,
  })
  createInvitation(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: CreateInvitation,
    @IdempotencyKey() key: string | undefined,
  ): Promise<IssuedInvitation> {
    return this.core.inWorkspace(call, workspace, (ctx) => createInvitation(ctx, body, key));
  }

  @Delete(':id')
  @Operation({
    ...declared,
    id: 'deleteInvitation',
    summary: 'Take an invitation back; its link works no longer',
    params: IdPath,
    reply: Invitation,
    errors: ['permission_denied'],
  })
  deleteInvitation(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<Invitation> {
    return this.core.inWorkspace(call, workspace, (ctx) => deleteInvitation(ctx, id));
  }
}
