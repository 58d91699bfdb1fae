import type { FieldError } from '@keyfob/core';
import type { z } from 'zod';

/** zod’s issues as the contract’s `errors`: one entry per field, unknown fields by name. */
export function fieldErrors(error: z.ZodError | undefined): FieldError[] {
  return error?.issues.flatMap(ofIssue) ?? [];
}

function ofIssue(issue: z.core.$ZodIssue): FieldError[] {
  const path = issue.path.join('.');
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({ path: [...issue.path, key].join('.'), message: 'is not a known field' }));
  }
  if (issue.code === 'invalid_union') {
    const reasons = new Set(issue.errors.flatMap((branch) => branch.map((inner) => sentence(inner.message))));
    return [{ path, message: [...reasons].join(' or ') || sentence(issue.message) }];
  }
  return [{ path, message: sentence(issue.message) }];
}

/** “Invalid input: expected string, received undefined” → “is required”. */
function sentence(message: string): string {
  if (message.endsWith('received undefined')) return 'is required';
  return message.replace(/^Invalid (input|option): /, '').replace(/^Too (big|small): /, '');
}
