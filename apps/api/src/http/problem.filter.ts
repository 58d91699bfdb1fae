import { KeyfobError } from '@keyfob/core';
import { Catch, NotFoundException } from '@nestjs/common';
import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { DeclaredRoutes } from './declared-routes.ts';
import { sendProblem } from './problem.ts';

/** Everything that goes wrong anywhere in the server ends here: handlers, hooks, parsers and unknown routes. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  readonly #routes: DeclaredRoutes;

  constructor(routes: DeclaredRoutes) {
    this.#routes = routes;
  }

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    const request = http.getRequest<FastifyRequest>();
    const reply = http.getResponse<FastifyReply>();
    const methods =
      error instanceof NotFoundException ? this.#routes.methodsAt(request.url.split('?', 1)[0] ?? '') : [];
    if (methods.length === 0 || methods.includes(request.method)) return sendProblem(request, reply, error);
    reply.header('allow', methods.join(', '));
    sendProblem(request, reply, new KeyfobError('method_not_allowed', `This path takes ${methods.join(', ')}.`));
  }
}
