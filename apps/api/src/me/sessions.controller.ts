import { endSession, endSessions, listSessions } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { EndedSessions, EndSessionsQuery, SessionList, SessionListQuery, SessionName } from '@keyfob/core/schema';
import { Controller, Delete, Get, Param, Query } from '@nestjs/common';
import { z } from 'zod';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';

const SessionPath = z.object({ id: SessionName });

@Controller('v1/me/sessions')
export class SessionsController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    id: 'listSessions',
    summary: 'Where I am signed in: browsers and devices',
    tag: 'me',
    access: 'person',
    query: SessionListQuery,
    reply: SessionList,
    errors: ['invalid_cursor'],
  })
  listSessions(@CurrentCall() call: Call, @Query() query: SessionListQuery): Promise<SessionList> {
    return this.core.inInstallation(call, (ctx) => listSessions(ctx, call.caller, query));
  }

  @Delete()
  @Operation({
    id: 'endSessions',
    summary: 'Sign out everywhere, or everywhere else',
    tag: 'me',
    access: 'person',
    query: EndSessionsQuery,
    reply: EndedSessions,
  })
  endSessions(@CurrentCall() call: Call, @Query() query: EndSessionsQuery): Promise<EndedSessions> {
    return this.core.inInstallation(call, (ctx) => endSessions(ctx, call.caller, query));
  }

  @Delete(':id')
  @Operation({
    id: 'endSession',
    summary: 'Sign out in one place',
    tag: 'me',
    access: 'person',
    params: SessionPath,
    reply: EndedSessions,
  })
  endSession(@CurrentCall() call: Call, @Param('id') id: SessionName): Promise<EndedSessions> {
    return this.core.inInstallation(call, (ctx) => endSession(ctx, call.caller, id));
  }
}
