import { invalidFields, notFound } from '@keyfob/core';
import type { FieldError } from '@keyfob/core';
import type { FastifyRequest } from 'fastify';
import { z } from 'zod';
import { fieldErrors } from './field-errors.ts';
import type { OperationSpec } from './operation.ts';

const nothing = z.strictObject({});

/**
 * Replaces params, query and body of the request by their checked forms.
 * @throws KeyfobError not_found for a path that cannot name anything, invalid_request naming every wrong field.
 */
export function readRequest(operation: OperationSpec, request: FastifyRequest): void {
  if (operation.params && !operation.params.safeParse(request.params).success) throw notFound();
  const query = (operation.query ?? nothing).safeParse({ ...(request.query as object) });
  const body = (operation.body ?? nothing).safeParse(request.body ?? {});
  const errors: FieldError[] = [...fieldErrors(query.error), ...fieldErrors(body.error)];
  if (errors.length > 0) throw invalidFields(errors);
  request.query = query.data;
  request.body = body.data;
}
