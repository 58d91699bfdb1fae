import {
  breakGlass,
  createWorkspace,
  deleteWorkspace,
  getWorkspace,
  listWorkspaces,
  updateWorkspaceAndTokens,
} from '@keyfob/core';
import type { Call, Core, WorkspaceContext } from '@keyfob/core';
import {
  BreakGlass,
  ChangedWorkspace,
  CreateWorkspace,
  DeletedWorkspace,
  DeleteWorkspace,
  DryRunQuery,
  Member,
  UpdateWorkspace,
  Workspace,
  WorkspaceList,
  WorkspaceListQuery,
} from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { WorkspacePath } from '../http/path.schema.ts';
import { IdempotencyKey, IfMatch } from '../http/preconditions.ts';

const declared = { tag: 'workspaces', access: 'any' } as const;

@Controller('v1/workspaces')
export class WorkspacesController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listWorkspaces',
    summary: 'List the workspaces the caller belongs to; for a service token all',
    query: WorkspaceListQuery,
    reply: WorkspaceList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listWorkspaces(@CurrentCall() call: Call, @Query() query: WorkspaceListQuery): Promise<WorkspaceList> {
    return this.core.inInstallation(call, (ctx) => listWorkspaces(ctx, query));
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createWorkspace',
    summary: 'Create a workspace: operators, service tokens, and all who signed in where the installation lets them',
    body: CreateWorkspace,
    example: { name: 'Acme', slug: 'acme', external_id: 'customer-7' },
    status: 201,
    reply: Workspace,
    errors: ['permission_denied', 'name_taken'],
    idempotent: true,
    versioned: true,
  })
  createWorkspace(
    @CurrentCall() call: Call,
    @Body() body: CreateWorkspace,
    @IdempotencyKey() key: string | undefined,
  ): Promise<Workspace> {
    return this.core.inInstallation(call, (ctx) => createWorkspace(ctx, body, key));
  }

  @Get(':workspace')
  @Operation({
    ...declared,
    id: 'getWorkspace',
    summary: 'Read a workspace',
    params: WorkspacePath,
    reply: Workspace,
    errors: ['permission_denied'],
    versioned: true,
  })
  getWorkspace(@CurrentCall() call: Call, @Param('workspace') workspace: string): Promise<Workspace> {
    return this.core.inWorkspace(call, workspace, getWorkspace);
  }

  @Patch(':workspace')
  @Operation({
    ...declared,
    id: 'updateWorkspace',
    summary: 'Edit a workspace and its policy, or say what a policy would do to existing tokens',
    params: WorkspacePath,
    query: DryRunQuery,
    body: UpdateWorkspace,
    example: { policy: { max_lifetime: '90d' } },
    reply: ChangedWorkspace,
    errors: ['permission_denied', 'name_taken'],
    conditional: true,
  })
  updateWorkspace(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: DryRunQuery,
    @Body() body: UpdateWorkspace,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedWorkspace> {
    return updateWorkspaceAndTokens(
      (operation) => this.core.changeWorkspace(call, workspace, operation),
      body,
      query,
      ifMatch,
    );
  }

  @Delete(':workspace')
  @Operation({
    ...declared,
    id: 'deleteWorkspace',
    summary: 'End a workspace and every token of it',
    params: WorkspacePath,
    body: DeleteWorkspace,
    example: { confirm: 'acme' },
    reply: DeletedWorkspace,
    errors: ['permission_denied'],
  })
  deleteWorkspace(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: DeleteWorkspace,
  ): Promise<DeletedWorkspace> {
    const operation = (ctx: WorkspaceContext) => deleteWorkspace(ctx, body);
    return this.core.changeWorkspace(call, workspace, operation, { andInstallation: true });
  }

  @Post(':workspace/break-glass')
  @Operation({
    ...declared,
    id: 'breakGlass',
    summary: 'Enter a workspace as an owner for an hour, with a reason that it reads in its log; operators only',
    params: WorkspacePath,
    body: BreakGlass,
    example: { reason: 'Ticket 42: the only owner has left' },
    status: 201,
    reply: Member,
  })
  breakGlass(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: BreakGlass,
  ): Promise<Member> {
    return this.core.inInstallation(call, (ctx) => breakGlass(ctx, workspace, body));
  }
}
