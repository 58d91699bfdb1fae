import type { CreateToken } from '@keyfob/core';

/** What happens to a token after it was made; `ago` in days, as everywhere here. */
export type Deed =
  | { ago: number; by: string; do: 'rotate'; graceSeconds?: number }
  | { ago: number; by: string; do: 'revoke'; reason: string }
  | { ago: number; by: string; do: 'disable' | 'enable' | 'extend' | 'delete' }
  | { ago: number; by: string; do: 'update'; input: { description?: string; allowed_cidrs?: string[] } };

export interface DemoToken {
  by: string;
  ago: number;
  input: CreateToken;
  later?: Deed[];
}

export const grant = (resource_type: string, ...actions: string[]) => ({ resource_type, resource_id: '*', actions });
export const builders = grant('builder', 'list', 'get', 'ensure', 'access');
export const deploys = grant('deploy/release', 'list', 'get', 'create');
export const monitor = grant('monitor/check', '@read');

/** Everyday tokens of one kind: a name per service, made one after the other. */
export const fleet = (by: string, ago: number, names: string, input: Omit<CreateToken, 'name' | 'kind'>): DemoToken[] =>
  names.split(' ').map((name, at) => ({ by, ago: ago - at * 0.9, input: { kind: 'workspace', name, ...input } }));
