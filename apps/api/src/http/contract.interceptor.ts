import { Injectable } from '@nestjs/common';
import type { CallHandler, ExecutionContext, NestInterceptor } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { map } from 'rxjs';
import type { Observable } from 'rxjs';
import { readRequest } from './read-request.ts';
import { shapeReply } from './shape-reply.ts';

/** Holds both sides to what the operation declares: the handler sees checked input, the caller sees declared fields only. */
@Injectable()
export class ContractInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const { operation } = request.routeOptions.config;
    if (!operation) throw new Error('a controller method declares no operation');
    readRequest(operation, request);
    return next.handle().pipe(map((output: unknown) => shapeReply(operation, reply, output)));
  }
}
