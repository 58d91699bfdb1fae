import type { ErrorCode } from '@keyfob/core';
import { applyDecorators, HttpCode } from '@nestjs/common';
import { RouteConfig } from '@nestjs/platform-fastify';
import type { z } from 'zod';

/**
 * Who may come in, before any grant is looked at:
 * `public` anyone · `perhaps` anyone, and who is signed in is known · `person` a signed-in person · `token` an access token about itself · `rotating` the same, even one already
 * rotated away · `any` person or token · `verifier` an access token, which the operation itself authenticates.
 */
export type Access = 'public' | 'perhaps' | 'person' | 'token' | 'rotating' | 'any' | 'verifier';

/** Everything a route promises: access, validation, the filter of its reply and the OpenAPI entry all read this. */
export interface OperationSpec {
  /** Name of the core operation, `operationId` and SDK method. */
  id: string;
  summary: string;
  tag: string;
  access: Access;
  params?: z.ZodObject;
  query?: z.ZodObject;
  body?: z.ZodType;
  /** A body to start from, for the reference page. */
  example?: unknown;
  status?: 200 | 201;
  reply: z.ZodType;
  /** Content types of a reply that is sent as it is read and is no JSON: the method answers a `FileStream`. */
  streams?: readonly string[];
  /** Other statuses that answer `reply` too, with what they mean. */
  alsoReplies?: Record<number, string>;
  /** Beyond those that access and the body bring along (see `errorsOf`). */
  errors?: readonly ErrorCode[];
  /** Sent again it would do its work again (or nobody waits for a second try): clients send it once. */
  once?: boolean;
  /** Takes an Idempotency-Key. */
  idempotent?: boolean;
  /** Replies with the resource’s version as its ETag. */
  versioned?: boolean;
  /** Takes If-Match. */
  conditional?: boolean;
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Without it the server does not start. */
    access?: Access;
    /** Where ids in the path hold colons, which browsers escape (`%3A`). */
    colons?: boolean;
    /** Which paths of the route are pages that people open: what is refused there is told on a page. */
    pages?: (path: string) => boolean;
    /** Left out by routes that are no part of the API: assets, pages and people’s sign-in. */
    operation?: OperationSpec;
  }
}

/** Declares a controller method as an operation of the API. */
export function Operation(spec: OperationSpec): MethodDecorator {
  return applyDecorators(RouteConfig({ access: spec.access, operation: spec }), HttpCode(spec.status ?? 200));
}
