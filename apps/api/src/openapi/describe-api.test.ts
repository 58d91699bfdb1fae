import { readFileSync } from 'node:fs';
import { errorTable } from '@keyfob/core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../../test/harness.ts';
import type { TestApi } from '../../test/harness.ts';
import { describeApi } from './describe-api.ts';

interface Operation {
  operationId: string;
  security: Record<string, unknown>[];
  requestBody?: { content: Record<string, unknown> };
  responses: Record<string, { description: string; content?: Record<string, { schema: { $ref?: string } }> }>;
}

let api: TestApi;
let operations: { at: string; method: string; operation: Operation }[];

beforeAll(async () => {
  api = await startApi();
  const { body } = await api.ask<{ paths: Record<string, Record<string, Operation>> }>('GET', '/openapi.json');
  operations = Object.entries(body.paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ at: `${method.toUpperCase()} ${path}`, method, operation })),
  );
});
afterAll(() => api.close());

test('the committed document is the one the server answers', () => {
  const committed = readFileSync(new URL('../../../../packages/sdk/openapi.json', import.meta.url), 'utf8');
  expect(committed).toBe(`${JSON.stringify(describeApi(api.app.routes), null, 2)}\n`);
});

test('every route of this release is in it', () => {
  expect(operations.map(({ at }) => at).toSorted()).toEqual(
    [
      'GET /healthz',
      'GET /readyz',
      'GET /v1/installation/tokens/{id}/usage',
      'GET /v1/workspaces/{workspace}/webhooks',
      'POST /v1/workspaces/{workspace}/webhooks',
      'PATCH /v1/workspaces/{workspace}/webhooks/{id}',
      'DELETE /v1/workspaces/{workspace}/webhooks/{id}',
      'GET /v1/workspaces/{workspace}/webhooks/{id}/deliveries',
      'POST /v1/workspaces/{workspace}/webhooks/{id}/deliveries/{delivery}/resend',
      'POST /v1/workspaces/{workspace}/webhooks/{id}/rotate-secret',
      'POST /v1/workspaces/{workspace}/webhooks/{id}/test',
      'POST /v1/unsubscribe/{code}',
      'GET /v1/workspaces/{workspace}/events',
      'GET /v1/workspaces/{workspace}/notifications',
      'POST /v1/workspaces/{workspace}/notifications/read',
      'GET /v1/installation/audit-events',
      'GET /v1/installation/audit-events/export',
      'POST /v1/installation/audit-events/erase',
      'POST /v1/installation/audit-events/verify',
      'GET /v1/installation/resource-types',
      'GET /v1/installation/tokens',
      'POST /v1/installation/tokens',
      'GET /v1/installation/tokens/{id}',
      'PATCH /v1/installation/tokens/{id}',
      'DELETE /v1/installation/tokens/{id}',
      'POST /v1/installation/tokens/{id}/rotate',
      'POST /v1/installation/tokens/{id}/explain',
      'POST /v1/installation/tokens/bulk',
      'POST /v1/installation/tokens/{id}/extend',
      'POST /v1/installation/tokens/{id}/disable',
      'POST /v1/installation/tokens/{id}/enable',
      'POST /v1/installation/tokens/{id}/revoke',
      'GET /v1/me',
      'GET /v1/me/tokens',
      'POST /v1/installation/password-resets',
      'GET /v1/sign-in-options',
      'DELETE /v1/me/sessions/{id}',
      'DELETE /v1/me/sessions',
      'GET /v1/me/sessions',
      'GET /v1/setup',
      'GET /v1/workspaces',
      'GET /v1/workspaces/{workspace}',
      'GET /v1/workspaces/{workspace}/audit-events',
      'GET /v1/workspaces/{workspace}/invitations',
      'POST /v1/workspaces/{workspace}/invitations',
      'DELETE /v1/workspaces/{workspace}/invitations/{id}',
      'POST /v1/invitations/read',
      'POST /v1/invitations/{code}/accept',
      'GET /v1/workspaces/{workspace}/roles',
      'POST /v1/workspaces/{workspace}/roles',
      'PATCH /v1/workspaces/{workspace}/roles/{key}',
      'DELETE /v1/workspaces/{workspace}/roles/{key}',
      'GET /v1/workspaces/{workspace}/housekeeping',
      'GET /v1/installation',
      'PATCH /v1/installation',
      'GET /v1/installation/operators',
      'POST /v1/installation/operators',
      'DELETE /v1/installation/operators/{id}',
      'DELETE /v1/workspaces/{workspace}',
      'POST /v1/workspaces/{workspace}/break-glass',
      'GET /v1/workspaces/{workspace}/members',
      'GET /v1/workspaces/{workspace}/members/{id}',
      'DELETE /v1/workspaces/{workspace}/members/{id}',
      'PATCH /v1/workspaces/{workspace}/members/{id}',
      'POST /v1/workspaces/{workspace}/members',
      'GET /v1/workspaces/{workspace}/audit-events/export',
      'GET /v1/workspaces/{workspace}/resource-types',
      'GET /v1/workspaces/{workspace}/tokens',
      'GET /v1/workspaces/{workspace}/tokens/{id}',
      'GET /v1/workspaces/{workspace}/tokens/{id}/usage',
      'DELETE /v1/workspaces/{workspace}/tokens/{id}',
      'PATCH /v1/workspaces/{workspace}',
      'PATCH /v1/workspaces/{workspace}/tokens/{id}',
      'POST /v1/self/extend',
      'POST /v1/self/revoke',
      'POST /v1/self/rotate',
      'POST /v1/setup',
      'POST /v1/verify',
      'POST /v1/verify/batch',
      'POST /v1/workspaces',
      'POST /v1/workspaces/{workspace}/audit-events/erase',
      'POST /v1/workspaces/{workspace}/audit-events/verify',
      'POST /v1/workspaces/{workspace}/housekeeping/{job}/approve',
      'POST /v1/workspaces/{workspace}/housekeeping/{job}/pause',
      'POST /v1/workspaces/{workspace}/housekeeping/{job}/resume',
      'POST /v1/workspaces/{workspace}/housekeeping/{job}/run',
      'POST /v1/workspaces/{workspace}/tokens',
      'POST /v1/workspaces/{workspace}/tokens/bulk',
      'POST /v1/workspaces/{workspace}/tokens/{id}/disable',
      'POST /v1/workspaces/{workspace}/tokens/{id}/enable',
      'POST /v1/workspaces/{workspace}/tokens/{id}/explain',
      'POST /v1/workspaces/{workspace}/tokens/{id}/extend',
      'POST /v1/workspaces/{workspace}/tokens/{id}/revoke',
      'POST /v1/workspaces/{workspace}/tokens/{id}/rotate',
      'PUT /v1/installation/resource-types',
      'PUT /v1/workspaces/{workspace}/resource-types',
    ].toSorted(),
  );
  expect(new Set(operations.map(({ operation }) => operation.operationId)).size).toBe(operations.length);
});

test('a route that reads a body says which, and every reply has a named shape', () => {
  const withoutBody = new Set([
    'disableToken',
    'enableToken',
    'deleteToken',
    'disableServiceToken',
    'enableServiceToken',
    'deleteServiceToken',
    'deleteMember',
    'runHousekeeping',
    'pauseHousekeeping',
    'resumeHousekeeping',
    'approveHousekeeping',
    'deleteOperator',
    'deleteInvitation',
    'deleteWebhook',
    'testWebhook',
    'resendWebhookDelivery',
    'deleteRole',
    'endSession',
    'endSessions',
    'deleteWebhook',
    'testWebhook',
    'resendWebhookDelivery',
  ]);
  for (const { at, method, operation } of operations) {
    const needsBody = method !== 'get' && !withoutBody.has(operation.operationId);
    expect([at, Boolean(operation.requestBody)]).toEqual([at, needsBody]);
    const [success] = Object.entries(operation.responses).filter(([status]) => status.startsWith('2'));
    // A file is a file, and events are events.
    const { content } = success?.[1] ?? {};
    if (content?.['text/csv'] ?? content?.['text/event-stream']) continue;
    expect([at, content?.['application/json']?.schema.$ref]).toEqual([
      at,
      expect.stringContaining('#/components/schemas/'),
    ]);
  }
});

test('the example of every body is a body that is accepted', () => {
  for (const { operation } of api.app.routes.all) {
    if (!operation?.body) continue;
    expect(operation.body.safeParse(operation.example ?? {}).error, operation.id).toBeUndefined();
  }
});

test('every operation names its errors, each as problem details with codes of the table', () => {
  for (const { at, operation } of operations) {
    const errors = Object.entries(operation.responses).filter(([status]) => status >= '400');
    expect([at, errors.length > 1]).toEqual([at, true]);
    for (const [status, { description, content }] of errors) {
      if (content?.['application/json']) continue;
      expect([at, status, content?.['application/problem+json']?.schema.$ref]).toEqual([
        at,
        status,
        '#/components/schemas/Problem',
      ]);
      const codes = [...description.matchAll(/`(\w+)`/g)].map(([, code]) => code as keyof typeof errorTable);
      expect([at, status, codes.map((code) => errorTable[code].status)]).toEqual([
        at,
        status,
        codes.map(() => Number(status)),
      ]);
    }
    const isPublic = operation.security.length === 0;
    expect([at, '401' in operation.responses]).toEqual([at, !isPublic]);
  }
});
