import { createWebhook, deleteWebhook, listWebhooks, rotateWebhookSecret, updateWebhook } from '@keyfob/core';
import type { Call, Core } from '@keyfob/core';
import {
  CreateWebhook,
  IssuedWebhook,
  RotateWebhookSecret,
  UpdateWebhook,
  Webhook,
  WebhookList,
} from '@keyfob/core/schema';
import { Body, Controller, Delete, Get, Param, Patch, Post } from '@nestjs/common';
import { InjectCore } from '../core.token.ts';
import { CurrentCall } from '../http/call.ts';
import { Operation } from '../http/operation.ts';
import { IdPath, WorkspacePath } from '../http/path.schema.ts';
import { IdempotencyKey } from '../http/preconditions.ts';

const declared = { tag: 'webhooks', access: 'any', errors: ['permission_denied'] } as const;

@Controller('v1/workspaces/:workspace/webhooks')
export class WebhooksController {
  @InjectCore() private readonly core!: Core;

  @Get()
  @Operation({
    ...declared,
    id: 'listWebhooks',
    summary: 'List who is told what happens to tokens',
    params: WorkspacePath,
    reply: WebhookList,
  })
  listWebhooks(@CurrentCall() call: Call, @Param('workspace') workspace: string): Promise<WebhookList> {
    return this.core.inWorkspace(call, workspace, (ctx) => listWebhooks(ctx));
  }

  @Post()
  @Operation({
    ...declared,
    id: 'createWebhook',
    summary: 'Tell an address from now on; the signing secret is in the reply and nowhere else',
    params: WorkspacePath,
    body: CreateWebhook,
    example: { url: 'https://receiver.example.com/keyfob', events: ['token.created', 'token.revoked'] },
    status: 201,
    reply: IssuedWebhook,
    errors: ['permission_denied', 'limit_reached', 'value_already_issued'],
    idempotent: true,
  })
  createWebhook(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Body() body: CreateWebhook,
    @IdempotencyKey() key: string | undefined,
  ): Promise<IssuedWebhook> {
    return this.core.inWorkspace(call, workspace, (ctx) => createWebhook(ctx, body, key));
  }

  @Patch(':id')
  @Operation({
    ...declared,
    id: 'updateWebhook',
    summary: 'Change where messages go, which, and whether any do',
    params: IdPath,
    body: UpdateWebhook,
    example: { active: false },
    reply: Webhook,
  })
  updateWebhook(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: UpdateWebhook,
  ): Promise<Webhook> {
    return this.core.inWorkspace(call, workspace, (ctx) => updateWebhook(ctx, id, body));
  }

  @Delete(':id')
  @Operation({
    ...declared,
    id: 'deleteWebhook',
    summary: 'End a webhook, with its secret and its deliveries',
    params: IdPath,
    reply: Webhook,
  })
  deleteWebhook(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
  ): Promise<Webhook> {
    return this.core.inWorkspace(call, workspace, (ctx) => deleteWebhook(ctx, id));
  }

  @Post(':id/rotate-secret')
  @Operation({
    ...declared,
    id: 'rotateWebhookSecret',
    summary: 'Sign with a new secret; for a while messages carry a second signature, by the old one',
    params: IdPath,
    body: RotateWebhookSecret,
    example: { overlap_seconds: 86_400 },
    reply: IssuedWebhook,
    once: true,
  })
  rotateWebhookSecret(
    @CurrentCall() call: Call,
    @Param('workspace') workspace: string,
    @Param('id') id: string,
    @Body() body: RotateWebhookSecret,
  ): Promise<IssuedWebhook> {
    return this.core.inWorkspace(call, workspace, (ctx) => rotateWebhookSecret(ctx, id, body));
  }
}
