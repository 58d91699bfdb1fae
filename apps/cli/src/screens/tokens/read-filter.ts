import type { ListTokensData } from '@keyfob/sdk';

type TokenQuery = NonNullable<ListTokensData['query']>;

const words = {
  status: ['active', 'disabled', 'superseded', 'expired', 'revoked', 'all'],
  kind: ['personal', 'workspace'],
  type: ['standard', 'long_lived', 'read_only'],
  env: ['production', 'test'],
  owner: undefined,
} as const;

/** What a filter asks of the list, or what is wrong with it. */
export type ReadFilter = { readonly query: TokenQuery } | { readonly wrong: string };

/** Reads `status:disabled kind:personal ci-`: words with a colon narrow, the rest is the beginning of a name or an id. */
export function readFilter(text: string): ReadFilter {
  const query: Record<string, string> = {};
  const names: string[] = [];
  for (const word of text.trim().split(/\s+/).filter(Boolean)) {
    const [, key = '', value = ''] = /^([a-z]+):(.*)$/.exec(word) ?? [];
    if (!(key in words)) {
      names.push(word);
      continue;
    }
    const allowed: readonly string[] | undefined = words[key as keyof typeof words];
    if (allowed && !allowed.includes(value)) return { wrong: `${key}: is one of ${allowed.join(', ')}` };
    if (value === '') return { wrong: `${key}: is a member’s id, or me` };
    query[key === 'env' ? 'environment' : key] = value;
  }
  return { query: { ...query, ...(names.length > 0 && { q: names.join(' ') }) } };
}
