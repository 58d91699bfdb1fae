import { eraseAudit, exportAuditEvents, listAuditEvents, verifyAudit } from '@keyfob/core';
import type { AuditExport, Call, Core } from '@keyfob/core';
import {
  AuditErasure,
  AuditEventList,
  AuditEventListQuery,
  AuditVerification,
  EraseAudit,
  VerifyAudit,
} from '@keyfob/core/schema';
import type { AuditExportQuery } from '@keyfob/core/schema';
import { Body, Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { WorkspacePath } from '../http/path.schema.ts';
import { exported } from './exported.ts';

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

  @Get('export')
  @Operation({
    ...declared,
    ...exported,
    id: 'exportAuditEvents',
    summary: 'The log as a file, oldest first: JSON lines that can be verified offline, or CSV',
  })
  exportAuditEvents(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: AuditExportQuery,
  ): Promise<AuditExport> {
    return exportAuditEvents((operation) => this.core.inWorkspace(call, workspace, operation), query);
  }

  @Post('erase')
  @Operation({
    ...declared,
    id: 'eraseAudit',
    summary: 'Erase what is personal of a removed member; the chain stays whole',
    body: EraseAudit,
    example: { member_id: '0190a0a0-0000-7000-8000-000000000000' },
    reply: AuditErasure,
    errors: ['permission_denied', 'in_use'],
  })
  eraseAudit(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: EraseAudit,
  ): Promise<AuditErasure> {
    return this.core.inWorkspace(call, workspace, (ctx) => eraseAudit(ctx, body));
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
