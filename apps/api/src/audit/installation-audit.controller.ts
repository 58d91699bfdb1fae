import { eraseInstallationAudit, exportAuditEvents, listAuditEvents, verifyAudit } from '@keyfob/core';
import type { AuditExport, Call, Core } from '@keyfob/core';
import {
  AuditErasure,
  AuditEventList,
  AuditEventListQuery,
  AuditVerification,
  EraseInstallationAudit,
  VerifyAudit,
} from '@keyfob/core/schema';
import type { AuditExportQuery } from '@keyfob/core/schema';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { exported } from './exported.ts';

const declared = { tag: 'audit', access: 'any' } as const;

/** The installation's own log: sign-ins, workspaces, operators, shared types. */
@Controller('v1/installation/audit-events')
export class InstallationAuditController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listInstallationAuditEvents',
    summary: 'List the installation’s own audit events',
    query: AuditEventListQuery,
    reply: AuditEventList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listInstallationAuditEvents(@CurrentCall() call: Call, @Query() query: AuditEventListQuery): Promise<AuditEventList> {
    return this.core.inInstallation(call, (ctx) => listAuditEvents(ctx, query));
  }

  @Get('export')
  @Operation({
    ...declared,
    ...exported,
    id: 'exportInstallationAuditEvents',
    summary: 'The installation’s own log as a file, oldest first',
  })
  exportInstallationAuditEvents(@CurrentCall() call: Call, @Query() query: AuditExportQuery): Promise<AuditExport> {
    return exportAuditEvents((operation) => this.core.inInstallation(call, operation), query);
  }

  @Post('erase')
  @Operation({
    ...declared,
    id: 'eraseInstallationAudit',
    summary: 'Erase a person who is in no workspace any more: their account, and what is personal in the log',
    body: EraseInstallationAudit,
    example: { person_id: '0190a0a0-0000-7000-8000-000000000000' },
    reply: AuditErasure,
    errors: ['permission_denied', 'in_use', 'not_found'],
  })
  eraseInstallationAudit(@CurrentCall() call: Call, @Body() body: EraseInstallationAudit): Promise<AuditErasure> {
    return this.core.inInstallation(call, (ctx) => eraseInstallationAudit(ctx, body));
  }

  @Post('verify')
  @Operation({
    ...declared,
    id: 'verifyInstallationAudit',
    summary: 'Check the installation’s own chain, against a head kept elsewhere if one is given',
    body: VerifyAudit,
    reply: AuditVerification,
    errors: ['permission_denied'],
  })
  verifyInstallationAudit(@CurrentCall() call: Call, @Body() body: VerifyAudit): Promise<AuditVerification> {
    return this.core.inInstallation(call, (ctx) => verifyAudit(ctx, body));
  }
}
