import type { Core } from '@keyfob/core';
import { Alive, Readiness } from '@keyfob/core/schema';
import { Controller, Get, Res } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { InjectCore } from '../core.token.ts';
import { Operation } from '../http/operation.ts';

@Controller()
export class HealthController {
  @InjectCore() private readonly core!: Core;

  @Get('healthz')
  @Operation({
    id: 'readHealth',
    summary: 'Whether the process is alive',
    tag: 'health',
    access: 'public',
    reply: Alive,
  })
  readHealth(): { status: 'ok' } {
    return { status: 'ok' };
  }

  @Get('readyz')
  @Operation({
    id: 'readReadiness',
    summary: 'Whether everything a request needs answers',
    tag: 'health',
    access: 'public',
    once: true,
    reply: Readiness,
    alsoReplies: { 503: 'A dependency does not answer.' },
  })
  async readReadiness(@Res({ passthrough: true }) reply: FastifyReply): Promise<Readiness> {
    const readiness = await this.core.readiness();
    if (readiness.status !== 'ok') reply.code(503);
    return readiness;
  }
}
