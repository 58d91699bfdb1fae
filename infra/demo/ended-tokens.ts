import { builders, deploys, fleet, grant, monitor } from './token-kit.ts';
import type { DemoToken } from './token-kit.ts';

/** Tokens that were stopped, ended, or followed by another. */
export const endedTokens: readonly DemoToken[] = [
  // Disabled.
  {
    by: 'ben',
    ago: 40,
    input: { kind: 'workspace', name: 'legacy-sync', expires_in: '180d', grants: [grant('artifact', '@admin')] },
    later: [{ ago: 9, by: 'ben', do: 'disable' }],
  },
  {
    by: 'ben',
    ago: 39,
    input: { kind: 'workspace', name: 'chatops', expires_in: '120d', grants: [deploys] },
    later: [
      { ago: 14, by: 'ada', do: 'disable' },
      { ago: 13.6, by: 'ada', do: 'enable' },
      { ago: 2, by: 'ben', do: 'disable' },
    ],
  },
  {
    by: 'dev',
    ago: 36,
    input: { kind: 'personal', name: 'old laptop', expires_in: '90d', grants: [builders] },
    later: [{ ago: 10, by: 'ben', do: 'disable' }],
  },
  // Expired, as their time came.
  ...fleet('carla', 78, 'ci-legacy ci-monolith hackathon', { type: 'standard', grants: [builders] }),
  {
    by: 'ben',
    ago: 75,
    input: {
      kind: 'workspace',
      name: 'penetration-test',
      expires_in: '14d',
      grants: [grant('instance', '@read')],
      description: 'Two weeks for the testers',
    },
  },
  { by: 'dev', ago: 62, input: { kind: 'personal', name: 'trial', expires_in: '7d', grants: [builders] } },
  { by: 'eva', ago: 30, input: { kind: 'personal', name: 'quarterly report', expires_in: '24h', grants: [monitor] } },
  {
    by: 'ada',
    ago: 11,
    input: { kind: 'workspace', name: 'incident 4711', expires_in: '24h', grants: [grant('instance', '@admin')] },
  },
  // Revoked, each for its reason.
  {
    by: 'carla',
    ago: 72,
    input: { kind: 'workspace', name: 'demo-day', expires_in: '90d', grants: [builders] },
    later: [{ ago: 64, by: 'ben', do: 'revoke', reason: 'the event is over' }],
  },
  {
    by: 'dev',
    ago: 68,
    input: { kind: 'personal', name: 'ci copy', expires_in: '90d', grants: [builders] },
    later: [{ ago: 61, by: 'ben', do: 'revoke', reason: 'a personal token was used by a machine' }],
  },
  {
    by: 'ben',
    ago: 57,
    input: { kind: 'workspace', name: 'vendor-x', type: 'long_lived', grants: [grant('artifact', '@read')] },
    later: [{ ago: 21, by: 'ada', do: 'revoke', reason: 'contract ended' }],
  },
  {
    by: 'carla',
    ago: 47,
    input: { kind: 'workspace', name: 'public-repository', type: 'standard', grants: [deploys] },
    later: [{ ago: 46.8, by: 'ben', do: 'revoke', reason: 'pushed to a public repository' }],
  },
  {
    by: 'dev',
    ago: 26,
    input: { kind: 'personal', name: 'lost phone', expires_in: '60d', grants: [builders] },
    later: [{ ago: 19, by: 'dev', do: 'revoke', reason: 'phone lost on a train' }],
  },
  {
    by: 'ben',
    ago: 22,
    input: { kind: 'workspace', name: 'typo', expires_in: '7d', grants: [grant('artifact', 'list')] },
    later: [{ ago: 21.9, by: 'ben', do: 'delete' }],
  },
  // Rotated: the old value ended at once, or works until its grace is over.
  {
    by: 'ben',
    ago: 82,
    input: {
      kind: 'workspace',
      name: 'payments',
      type: 'standard',
      grants: [grant('instance', 'list', 'get', 'update')],
    },
    later: [
      { ago: 55, by: 'ben', do: 'rotate' },
      { ago: 28.5, by: 'ben', do: 'rotate' },
      { ago: 1.5, by: 'ben', do: 'rotate' },
    ],
  },
  {
    by: 'carla',
    ago: 53,
    input: { kind: 'workspace', name: 'notifications', type: 'standard', grants: [monitor] },
    later: [{ ago: 25, by: 'carla', do: 'rotate', graceSeconds: 3600 }],
  },
  {
    by: 'ben',
    ago: 25,
    input: {
      kind: 'workspace',
      name: 'billing',
      type: 'standard',
      grants: [grant('artifact', 'list', 'get', 'write')],
    },
    later: [{ ago: 0.3, by: 'ben', do: 'rotate', graceSeconds: 86_400 }],
  },
  {
    by: 'carla',
    ago: 18,
    input: { kind: 'workspace', name: 'warehouse', type: 'standard', grants: [grant('artifact', '@read')] },
    later: [{ ago: 0.1, by: 'carla', do: 'rotate', graceSeconds: 43_200 }],
  },
  {
    by: 'dev',
    ago: 15,
    input: { kind: 'personal', name: 'desktop', expires_in: '90d', grants: [builders] },
    later: [{ ago: 0.2, by: 'dev', do: 'rotate', graceSeconds: 86_400 }],
  },
];
