import { randomUUID } from 'node:crypto';
import { foldUsage } from '@keyfob/core';
import type { Call, Core, UsageBatch } from '@keyfob/core';

const DAYS = 90;
const places = ['198.51.100.20', '198.51.100.21', '203.0.113.77'];

interface UsedToken {
  id: string;
  name: string;
  grants: { resource_type: string; actions: string[] }[];
}

/** What platforms asked about the tokens, day by day: the same in every demo. Each step is what the worker does with a day's counts. */
export function usageSteps(core: Core): { ago: number; run: () => Promise<unknown> }[] {
  return Array.from({ length: DAYS }, (_, at) => {
    const ago = DAYS - 1 - at + 0.01;
    const call: Call = { caller: { kind: 'system', label: 'fold-usage' }, request: { id: randomUUID(), ip: null } };
    return {
      ago,
      run: () =>
        core.inInstallation(call, async (ctx) => {
          const tokens = await ctx.em.execute<UsedToken[]>(
            `select id, name, grants from keyfob.token
             where revoked_at is null and disabled_at is null and created_at < ? and (expires_at is null or expires_at > ?)`,
            [ctx.now, ctx.now],
          );
          return foldUsage(ctx, {
            id: `demo:${at}`,
            tokens: tokens.flatMap((token) => dayOf(token, ctx.now)),
            unknown: [],
          });
        }),
    };
  });
}

/** Busy on weekdays, quiet on weekends; some tokens are hardly used, some never. */
function dayOf({ id, name, grants }: UsedToken, now: Date): UsageBatch['tokens'] {
  const seed = numberOf(name);
  const weekend = [0, 6].includes(now.getUTCDay());
  const wave = numberOf(name + now.toISOString().slice(0, 10)) % 60;
  const valid = seed % 7 === 0 ? 0 : Math.floor((((seed % 400) + 5) * (40 + wave)) / (weekend ? 500 : 100));
  if (valid === 0) return [];
  const at = new Date(now.getTime() - (seed % 1000) * 1000).toISOString();
  const ip = places[seed % places.length] ?? null;
  const [first] = grants;
  const refused = wave < 6 && first ? 1 + (wave % 3) : 0;
  const used = first?.actions.filter((action) => !action.startsWith('@') && action !== '*').slice(0, 2) ?? [];
  const missing = first ? [{ resource_type: first.resource_type, resource_id: '*', actions: ['delete'] }] : [];
  const day = {
    verdicts: { valid, ...(refused > 0 && { insufficient_permissions: refused }) },
    ips: places.slice(0, 1 + (seed % places.length)),
    refusals: Array.from({ length: refused }, () => ({ at, code: 'insufficient_permissions' as const, ip, missing })),
    used: Object.fromEntries(used.map((action) => [`${first?.resource_type}:${action}`, { at, ids: null }])),
  };
  const last_use = { at, ip, user_agent: 'northstar-gateway/4.2' };
  return [{ token_id: id, uses: valid, days: { [at.slice(0, 10)]: day }, last_use }];
}

/** A number that a text always gives. */
function numberOf(text: string): number {
  return Array.from(text).reduce((sum, letter) => (sum * 31 + (letter.codePointAt(0) ?? 0)) % 1_000_003, 7);
}
