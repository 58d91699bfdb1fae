import { createMember, deleteMember, getMember, listMembers, updateMember } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { ChangedMember, CreateMember, Member, MemberList, MemberListQuery, UpdateMember } from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdPath, WorkspacePath } from '../http/path.schema.ts';
import { IdempotencyKey, IfMatch } from '../http/preconditions.ts';

const declared = { tag: 'members', access: 'any' } as const;

@Controller('v1/workspaces/:workspace/members')
export class MembersController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listMembers',
    summary: 'List the members of a workspace',
    params: WorkspacePath,
    query: MemberListQuery,
    reply: MemberList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listMembers(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: MemberListQuery,
  ): Promise<MemberList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listMembers(ctx, query));
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createMember',
    summary: 'Add a person who has an account, or one whom your platform knows by its own id',
    params: WorkspacePath,
    body: CreateMember,
    example: { external_id: 'user-42', role: 'member', name: 'Ada Lovelace' },
    status: 201,
    reply: Member,
    errors: ['permission_denied', 'grants_not_held', 'no_account', 'name_taken'],
    idempotent: true,
    versioned: true,
  })
  createMember(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: CreateMember,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Member> {
    return this.core.inWorkspace(call, workspace, (ctx) => createMember(ctx, body, key));
  }

  @Get(':id')
  @Operation({
    ...declared,
    id: 'getMember',
    summary: 'Read a member',
    params: IdPath,
    reply: Member,
    errors: ['permission_denied'],
    versioned: true,
  })
  getMember(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<Member> {
    return this.core.inWorkspace(call, workspace, (ctx) => getMember(ctx, id));
  }

  @Patch(':id')
  @Operation({
    ...declared,
    id: 'updateMember',
    summary: 'Give a member another role, suspend them or let them act again',
    params: IdPath,
    body: UpdateMember,
    example: { role: 'viewer' },
    reply: ChangedMember,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'last_owner'],
    conditional: true,
  })
  updateMember(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: UpdateMember,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedMember> {
    return this.core.changeWorkspace(call, workspace, (ctx) => updateMember(ctx, id, body, ifMatch));
  }

  @Delete(':id')
  @Operation({
    ...declared,
    id: 'deleteMember',
    summary: 'Remove a member for good, and revoke their personal tokens',
    params: IdPath,
    reply: ChangedMember,
    errors: ['permission_denied', 'last_owner'],
  })
  deleteMember(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<ChangedMember> {
    return this.core.changeWorkspace(call, workspace, (ctx) => deleteMember(ctx, id));
  }
}
