import { createToken } from '../src/tokens/create-token.ts';
import type { TestCore } from './test-core.ts';

/** A column’s time as SQL: within so many days around now, or with that chance never. Always a minute or more away from a whole day. */
export const around = (days: number, never: number, of: 'past' | 'both' = 'both'): string =>
  `case when random() < ${never} then null
    else date_trunc('ms', now() ${of === 'past' ? '-' : '+ (case when random() < 0.5 then 1 else -1 end) *'}
      (floor(random() * ${days}) * interval '86400 s' + (0.1 + 0.8 * random()) * interval '86400 s')) end`;

/** Copies of one workspace token, with these columns drawn anew for each of them: SQL by column. */
export async function generateTokens(at: TestCore, count: number, columns: Record<string, string>): Promise<void> {
  const { token } = await at.run((ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  const drawn = Object.entries(columns).map(([column, sql]) => `'${column}', ${sql}`);
  await at.db.query(
    `insert into keyfob.token
     select (jsonb_populate_record(t, jsonb_build_object('id', gen_random_uuid(), 'name', 'copy ' || n, 'name_key', 'copy ' || n,
       ${drawn.join(', ')}))).*
     from keyfob.token t, generate_series(1, ${count}) n where t.id = $1`,
    [token.id],
  );
}
