import { listInstallationResourceTypes, replaceInstallationResourceTypes } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { PutResourceTypes, ResourceTypes } from '@keyfob/core/schema';
import { Body, Controller, Get, Put } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

const declared = { tag: 'resource types', access: 'any' } as const;

@Controller('v1/installation/resource-types')
export class InstallationResourceTypesController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listInstallationResourceTypes',
    summary: 'The resource types every workspace shares',
    reply: ResourceTypes,
    errors: ['permission_denied'],
  })
  listInstallationResourceTypes(@CurrentCall() call: Call): Promise<ResourceTypes> {
    return this.core.inInstallation(call, listInstallationResourceTypes);
  }

  @Put()
  @Operation({
    ...declared,
    id: 'replaceInstallationResourceTypes',
    summary: 'Replace the shared resource types',
    body: PutResourceTypes,
    example: {
      data: [
        {
          key: 'builder',
          actions: [
            { key: 'list', level: 'read' },
            { key: 'ensure', level: 'write' },
          ],
        },
      ],
    },
    reply: ResourceTypes,
    errors: ['permission_denied', 'grants_not_held', 'in_use'],
  })
  replaceInstallationResourceTypes(@CurrentCall() call: Call, @Body() body: PutResourceTypes): Promise<ResourceTypes> {
    return this.core.inInstallation(call, (ctx) => replaceInstallationResourceTypes(ctx, body));
  }
}
