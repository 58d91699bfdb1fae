import { listAuditEvents, verifyAudit } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { AuditEventList, AuditEventListQuery, AuditVerification, VerifyAudit } from '@keyfob/core/schema';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { WorkspacePath } from '../http/path.schema.ts';

const declared = { tag: 'audit', access: 'any', params: WorkspacePath } as const;

@Controller('v1/workspaces/:workspace/audit-events')
export class AuditController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listAuditEvents',
    summary: 'List audit events',
    query: AuditEventListQuery,
    reply: AuditEventList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listAuditEvents(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: AuditEventListQuery,
  ): Promise<AuditEventList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listAuditEvents(ctx, query));
  }

  @Post('verify')
  @Operation({
    ...declared,
    id: 'verifyAudit',
    summary: 'Check the whole chain, against a head kept elsewhere if one is given',
    body: VerifyAudit,
    reply: AuditVerification,
    errors: ['permission_denied'],
  })
  verifyAudit(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: VerifyAudit,
  ): Promise<AuditVerification> {
    return this.core.inWorkspace(call, workspace, (ctx) => verifyAudit(ctx, body));
  }
}
