import { listWebhookDeliveries, resendWebhookDelivery, testWebhook } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import { WebhookDelivery, WebhookDeliveryList, WebhookDeliveryListQuery } from '@keyfob/core/schema';
import { Controller, Get, Param, Post, Query } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { DeliveryPath, IdPath } from '../http/path.schema.ts';

const declared = { tag: 'webhooks', access: 'any', params: IdPath } as const;

@Controller('v1/workspaces/:workspace/webhooks/:id')
export class WebhookDeliveriesController {
  @InjectCore() private readonly core!: Core;

  @Post('test')
  @Operation({
    ...declared,
    id: 'testWebhook',
    summary: 'Send a message of type webhook.test; the deliveries tell what became of it',
    reply: WebhookDelivery,
    errors: ['permission_denied', 'webhook_disabled'],
    once: true,
  })
  testWebhook(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<WebhookDelivery> {
    return this.core.inWorkspace(call, workspace, (ctx) => testWebhook(ctx, id));
  }

  @Get('deliveries')
  @Operation({
    ...declared,
    id: 'listWebhookDeliveries',
    summary: 'List what was sent in the last 30 days and what waits, each with its attempts',
    query: WebhookDeliveryListQuery,
    reply: WebhookDeliveryList,
    errors: ['permission_denied', 'invalid_cursor'],
  })
  listWebhookDeliveries(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Query() query: WebhookDeliveryListQuery,
  ): Promise<WebhookDeliveryList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listWebhookDeliveries(ctx, id, query));
  }

  @Post('deliveries/:delivery/resend')
  @Operation({
    ...declared,
    id: 'resendWebhookDelivery',
    summary: 'Send a message again: the same id and body, retries from the start',
    params: DeliveryPath,
    reply: WebhookDelivery,
    errors: ['permission_denied', 'webhook_disabled'],
    once: true,
  })
  resendWebhookDelivery(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Param('delivery') delivery: string,
  ): Promise<WebhookDelivery> {
    return this.core.inWorkspace(call, workspace, (ctx) => resendWebhookDelivery(ctx, id, delivery));
  }
}
