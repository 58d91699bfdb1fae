import { createRole, deleteRole, listRoles, updateRole } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { ChangedRole, CreateRole, DeleteRoleQuery, Role, RoleList, UpdateRole } from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { RolePath, WorkspacePath } from '../http/path.schema.ts';
import { IfMatch } from '../http/preconditions.ts';

const declared = { tag: 'roles', access: 'any' } as const;

@Controller('v1/workspaces/:workspace/roles')
export class RolesController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listRoles',
    summary: 'List the roles of a workspace: the built-in ones, then its own',
    params: WorkspacePath,
    reply: RoleList,
    errors: ['permission_denied'],
  })
  listRoles(@CurrentCall() call: Call, @Param('workspace') workspace: string): Promise<RoleList> {
    return this.core.inWorkspace(call, workspace, listRoles);
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createRole',
    summary: 'Create a role; it holds nothing that its maker does not',
    params: WorkspacePath,
    body: CreateRole,
    example: {
      key: 'release-manager',
      name: 'Release Manager',
      grants: [{ resource_type: 'artifact', resource_id: '*', actions: ['@write'] }],
    },
    status: 201,
    reply: Role,
    errors: ['permission_denied', 'grants_not_held', 'name_taken', 'limit_reached'],
    versioned: true,
  })
  createRole(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: CreateRole,
  ): Promise<Role> {
    return this.core.inWorkspace(call, workspace, (ctx) => createRole(ctx, body));
  }

  @Patch(':key')
  @Operation({
    ...declared,
    id: 'updateRole',
    summary: 'Change a role, and at once what its members and tokens may do',
    params: RolePath,
    body: UpdateRole,
    example: { grants: [{ resource_type: 'artifact', resource_id: '*', actions: ['@read'] }] },
    reply: ChangedRole,
    errors: ['permission_denied', 'grants_not_held'],
    conditional: true,
  })
  updateRole(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('key') key: string,
    @Body() body: UpdateRole,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedRole> {
    return this.core.changeWorkspace(call, workspace, (ctx) => updateRole(ctx, key, body, ifMatch));
  }

  @Delete(':key')
  @Operation({
    ...declared,
    id: 'deleteRole',
    summary: 'Delete a role that nobody has, or give everybody who has it another',
    params: RolePath,
    query: DeleteRoleQuery,
    reply: ChangedRole,
    errors: ['permission_denied', 'grants_not_held', 'in_use'],
  })
  deleteRole(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('key') key: string,
    @Query() query: DeleteRoleQuery,
  ): Promise<ChangedRole> {
    return this.core.changeWorkspace(call, workspace, (ctx) => deleteRole(ctx, key, query));
  }
}
