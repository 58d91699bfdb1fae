import { listResourceTypes, replaceResourceTypes } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { PutResourceTypes, ReplacedResourceTypes, ResourceTypeList } from '@keyfob/core/schema';
import { Body, Controller, Get, Param, Put } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { WorkspacePath } from '../http/path.schema.ts';

const declared = { tag: 'resource types', access: 'any', params: WorkspacePath } as const;

@Controller('v1/workspaces/:workspace/resource-types')
export class ResourceTypesController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listResourceTypes',
    summary: 'What grants in this workspace can be about: its own types, the shared ones and Keyfob’s',
    reply: ResourceTypeList,
    errors: ['permission_denied'],
  })
  listResourceTypes(@CurrentCall() call: Call, @Param('workspace') workspace: string): Promise<ResourceTypeList> {
    return this.core.inWorkspace(call, workspace, listResourceTypes);
  }

  @Put()
  @Operation({
    ...declared,
    id: 'replaceResourceTypes',
    summary: 'Replace the workspace’s own resource types',
    body: PutResourceTypes,
    example: {
      data: [
        {
          key: 'pipeline',
          actions: [
            { key: 'list', level: 'read' },
            { key: 'start', level: 'write' },
          ],
        },
      ],
    },
    reply: ReplacedResourceTypes,
    errors: ['permission_denied', 'grants_not_held', 'in_use'],
  })
  replaceResourceTypes(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: PutResourceTypes,
  ): Promise<ReplacedResourceTypes> {
    return this.core.changeWorkspace(call, workspace, (ctx) => replaceResourceTypes(ctx, body));
  }
}
