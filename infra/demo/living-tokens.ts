import { builders, deploys, fleet, grant, monitor } from './token-kit.ts';
import type { DemoToken } from './token-kit.ts';

const office = ['203.0.113.0/24', '2001:db8:40::/48'];

/** Tokens in use today, in every shape. */
export const livingTokens: readonly DemoToken[] = [
  // Active, in every shape.
  {
    by: 'ada',
    ago: 87,
    input: {
      kind: 'workspace',
      name: 'gateway',
      type: 'long_lived',
      description: 'The edge asks with this one about all others',
      grants: [grant('keyfob/token', 'verify')],
      allowed_cidrs: office,
    },
  },
  {
    by: 'ben',
    ago: 86.2,
    input: {
      kind: 'workspace',
      name: 'terraform',
      type: 'long_lived',
      grants: [grant('instance', '@admin'), builders],
      allowed_cidrs: ['198.51.100.0/24'],
      metadata: { repository: 'northstar/infrastructure' },
    },
  },
  {
    by: 'carla',
    ago: 84,
    input: {
      kind: 'workspace',
      name: 'release-bot',
      role: 'member',
      expires_in: '180d',
      description: 'Follows the role Team Member',
    },
  },
  {
    by: 'ada',
    ago: 80,
    input: {
      kind: 'workspace',
      name: 'auditor',
      role: 'viewer',
      expires_in: '1y',
      description: 'Follows the role Viewer',
    },
  },
  {
    by: 'carla',
    ago: 55,
    input: {
      kind: 'workspace',
      name: 'grafana',
      type: 'read_only',
      grants: [monitor, grant('instance', '@read')],
      rate_limit: { limit: 600, window_seconds: 60 },
    },
  },
  { by: 'carla', ago: 41, input: { kind: 'workspace', name: 'status-page', type: 'read_only', grants: [monitor] } },
  {
    by: 'ben',
    ago: 20,
    input: {
      kind: 'workspace',
      name: 'contractor-import',
      max_uses: 500,
      expires_in: '60d',
      grants: [grant('artifact', 'list', 'get', 'write')],
    },
  },
  {
    by: 'ben',
    ago: 6,
    input: {
      kind: 'workspace',
      name: 'webhook-relay',
      expires_in: '90d',
      grants: [grant('monitor/check', 'list', 'get', 'acknowledge')],
    },
    later: [{ ago: 5.5, by: 'ben', do: 'update', input: { allowed_cidrs: ['192.0.2.16/28'] } }],
  },
  ...fleet('carla', 27, 'ci-web ci-api ci-worker ci-mobile ci-docs ci-search ci-billing ci-design', {
    type: 'standard',
    grants: [builders, grant('artifact', 'resolve', 'write')],
  }),
  ...fleet('ben', 16, 'deploy-web deploy-api deploy-worker deploy-search deploy-mobile', {
    type: 'standard',
    grants: [deploys],
  }),
  // Test environment.
  ...fleet('carla', 24, 'e2e-nightly e2e-checkout e2e-sign-up load-test', {
    environment: 'test',
    expires_in: '60d',
    grants: [builders, deploys],
  }),
  {
    by: 'dev',
    ago: 8,
    input: { kind: 'personal', name: 'sandbox', environment: 'test', expires_in: '30d', grants: [builders] },
  },
  // Of several people.
  { by: 'ada', ago: 70, input: { kind: 'personal', name: 'laptop', expires_in: '180d', grants: [builders, deploys] } },
  {
    by: 'ben',
    ago: 66,
    input: { kind: 'personal', name: 'laptop', expires_in: '180d', grants: [grant('instance', '@admin')] },
  },
  { by: 'carla', ago: 50, input: { kind: 'personal', name: 'laptop', expires_in: '90d', grants: [builders] } },
  { by: 'dev', ago: 48, input: { kind: 'personal', name: 'laptop', expires_in: '90d', grants: [builders, deploys] } },
  { by: 'dev', ago: 33, input: { kind: 'personal', name: 'vscode', expires_in: '60d', grants: [builders] } },
  {
    by: 'dev',
    ago: 3,
    input: {
      kind: 'personal',
      name: 'one-off migration',
      expires_in: '7d',
      grants: [grant('artifact', 'list', 'get', 'create')],
    },
  },
  { by: 'eva', ago: 45, input: { kind: 'personal', name: 'spreadsheet', type: 'read_only', grants: [monitor] } },
  {
    by: 'eva',
    ago: 12,
    input: { kind: 'personal', name: 'dashboard', type: 'read_only', grants: [grant('instance', '@read')] },
  },
  // Soon to expire.
  {
    by: 'carla',
    ago: 29.4,
    input: {
      kind: 'workspace',
      name: 'backup-uploader',
      type: 'standard',
      grants: [grant('artifact', 'create', 'write')],
    },
  },
  { by: 'carla', ago: 28, input: { kind: 'workspace', name: 'mailer', type: 'standard', grants: [monitor] } },
  {
    by: 'ben',
    ago: 84.5,
    input: { kind: 'workspace', name: 'partner-feed', expires_in: '90d', grants: [grant('artifact', '@read')] },
  },
  { by: 'dev', ago: 23.5, input: { kind: 'personal', name: 'phone', expires_in: '24d', grants: [builders] } },
  // Extended and edited on the way.
  {
    by: 'carla',
    ago: 58,
    input: { kind: 'workspace', name: 'cache-warmer', type: 'standard', grants: [builders] },
    later: [
      { ago: 31, by: 'carla', do: 'extend' },
      { ago: 4, by: 'carla', do: 'extend' },
    ],
  },
  {
    by: 'carla',
    ago: 52,
    input: { kind: 'workspace', name: 'crawler', type: 'standard', grants: [grant('instance', 'list', 'get')] },
    later: [
      { ago: 30, by: 'carla', do: 'update', input: { description: 'Reads instances for the inventory' } },
      { ago: 24, by: 'carla', do: 'extend' },
    ],
  },
];
