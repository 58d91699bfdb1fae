import { listNotifications, markNotifications } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { NotificationList, NotificationListQuery, ReadNotifications, UnreadNotifications } from '@keyfob/core/schema';
import { Body, Controller, Get, Headers, Inject, Param, Post, Query, Req } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { WorkspacePath } from '../http/path.schema.ts';
import type { FileStream } from '../http/shape-reply.ts';
import { EventStreams } from './event-streams.ts';

const declared = { tag: 'notifications', access: 'any', params: WorkspacePath, errors: ['session_required'] } as const;

@Controller('v1/workspaces/:workspace')
export class NotificationsController {
  @InjectCore() private readonly core!: Core;
  @Inject(EventStreams) private readonly streams!: EventStreams;

  @Get('notifications')
  @Operation({
    ...declared,
    id: 'listNotifications',
    summary: 'What you were told in this workspace, newest first',
    query: NotificationListQuery,
    reply: NotificationList,
    errors: ['session_required', 'invalid_cursor'],
  })
  listNotifications(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Query() query: NotificationListQuery,
  ): Promise<NotificationList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listNotifications(ctx, query));
  }

  @Post('notifications/read')
  @Operation({
    ...declared,
    id: 'markNotifications',
    summary: 'Mark some of them as read, or all that the list shows',
    body: ReadNotifications,
    example: {},
    reply: UnreadNotifications,
  })
  markNotifications(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: ReadNotifications,
  ): Promise<UnreadNotifications> {
    return this.core.inWorkspace(call, workspace, (ctx) => markNotifications(ctx, body));
  }

  @Get('events')
  @Operation({
    ...declared,
    id: 'streamEvents',
    summary: 'What happens in this workspace as it happens, as server-sent events: hints by ids, for the console',
    reply: z
      .string()
      .meta({ description: '`event: audit` with `{action, subject, at}`, `event: notifications` with `{unread}`.' }),
    streams: ['text/event-stream'],
    once: true,
  })
  streamEvents(
    @CurrentCall() call: Call,
    @Req() request: FastifyRequest,
    @Param('workspace') workspace: string,
    @Headers('last-event-id') lastEventId?: string,
  ): Promise<FileStream> {
    return this.streams.open(call, request, workspace, lastEventId);
  }
}
