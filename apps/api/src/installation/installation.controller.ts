import { createOperator, deleteOperator, getInstallation, listOperators, updateInstallation } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import {
  ChangedInstallation,
  ChangedOperator,
  CreateOperator,
  Installation,
  Operator,
  OperatorList,
  UpdateInstallation,
} from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { OperatorPath } from '../http/path.schema.ts';
import { IfMatch } from '../http/preconditions.ts';

const declared = { tag: 'installation', access: 'any', errors: ['permission_denied'] } as const;

@Controller('v1/installation')
export class InstallationController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'getInstallation',
    summary: 'Read the settings of the installation',
    reply: Installation,
    versioned: true,
  })
  getInstallation(@CurrentCall() call: Call): Promise<Installation> {
    return this.core.inInstallation(call, getInstallation);
  }

  @Patch()
  @Operation({
    ...declared,
    id: 'updateInstallation',
    summary: 'Change the default policy, or who may create workspaces',
    body: UpdateInstallation,
    example: { members_create_workspaces: true },
    reply: ChangedInstallation,
    conditional: true,
  })
  updateInstallation(
    @CurrentCall() call: Call,
    @Body() body: UpdateInstallation,
    @IfMatch() ifMatch: number | undefined,
  ): Promise<ChangedInstallation> {
    return this.core.changeInstallation(call, (ctx) => updateInstallation(ctx, body, ifMatch));
  }

  @Get('operators')
  @Operation({ ...declared, id: 'listOperators', summary: 'Who runs the installation', reply: OperatorList })
  listOperators(@CurrentCall() call: Call): Promise<OperatorList> {
    return this.core.inInstallation(call, listOperators);
  }

  @Post('operators')
  @Operation({
    ...declared,
    id: 'createOperator',
    summary: 'Make a person with an account an operator; operators only',
    body: CreateOperator,
    example: { email: 'ada@example.com' },
    status: 201,
    reply: Operator,
    errors: ['permission_denied', 'no_account', 'name_taken'],
  })
  createOperator(@CurrentCall() call: Call, @Body() body: CreateOperator): Promise<Operator> {
    return this.core.inInstallation(call, (ctx) => createOperator(ctx, body));
  }

  @Delete('operators/:id')
  @Operation({
    ...declared,
    id: 'deleteOperator',
    summary: 'Make a person an operator no longer, and end their break-glass memberships; operators only',
    params: OperatorPath,
    reply: ChangedOperator,
    errors: ['permission_denied', 'last_operator'],
  })
  deleteOperator(@CurrentCall() call: Call, @Param('id') id: string): Promise<ChangedOperator> {
    return this.core.changeInstallation(call, (ctx) => deleteOperator(ctx, id));
  }
}
