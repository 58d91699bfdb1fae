import { listAuditEvents, verifyAudit } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { AuditEventList, AuditEventListQuery, AuditVerification, VerifyAudit } from '@keyfob/core/schema';
import { Body, Controller, Get, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

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
