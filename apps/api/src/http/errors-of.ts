import type { ErrorCode } from '@keyfob/core';
import type { Access, OperationSpec } from './operation.ts';

const byAccess: Record<Access, readonly ErrorCode[]> = {
  public: [],
  perhaps: ['multiple_credentials', 'authentication_required'],
  any: ['multiple_credentials', 'authentication_required', 'invalid_token'],
  person: ['multiple_credentials', 'authentication_required', 'invalid_token', 'session_required'],
  token: ['multiple_credentials', 'authentication_required', 'invalid_token', 'token_required'],
  rotating: ['multiple_credentials', 'authentication_required', 'invalid_token', 'token_required'],
  verifier: ['multiple_credentials', 'authentication_required', 'invalid_token'],
};

/** Every error an operation can answer: its own, and those its access, path, body and headers bring along. */
export function errorsOf(operation: OperationSpec, method: string): ErrorCode[] {
  const changes = method !== 'GET';
  const codes = new Set<ErrorCode>([
    ...byAccess[operation.access],
    'invalid_request',
    ...(operation.params ? (['not_found'] as const) : []),
    ...(changes ? (['invalid_json', 'body_too_large', 'unsupported_media_type'] as const) : []),
    ...(changes && ['any', 'person', 'perhaps'].includes(operation.access) ? (['foreign_origin'] as const) : []),
    ...(operation.idempotent ? (['request_in_flight', 'value_already_issued', 'idempotency_key_reused'] as const) : []),
    ...(operation.conditional ? (['version_mismatch'] as const) : []),
    ...(operation.errors ?? []),
    'headers_too_large',
    'internal_error',
    'unavailable',
  ]);
  return [...codes];
}
