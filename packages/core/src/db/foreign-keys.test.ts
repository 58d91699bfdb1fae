import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

interface ForeignKey {
  name: string;
  parent: string;
  columns: string[];
  types: string[];
}

/** Every foreign key: its parent, and the columns it looks up there. */
const FOREIGN_KEYS = `
  select conname as name, confrelid::regclass::text as parent, array_agg(attname::text order by place) as columns,
    array_agg(format_type(atttypid, null) order by place) as types
  from pg_constraint cross join unnest(confkey) with ordinality key (number, place)
  join pg_attribute on attrelid = confrelid and attnum = number
  where contype = 'f' and connamespace = 'keyfob'::regnamespace group by 1, 2, conrelid`;

test('a session that began on an empty table still finds what a foreign key names by a unique index, however the table grows', async () => {
  const client = await at.db.connect();
  const wrong: string[] = [];
  try {
    const { rows: unique } = await client.query<{ name: string }>(
      `select indexrelid::regclass::text as name from pg_index where indisunique`,
    );
    const { rows: keys } = await client.query<ForeignKey>(FOREIGN_KEYS);
    await client.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off');
    for (const { name, parent, columns, types } of keys) {
      // The check as PostgreSQL writes it (`RI_FKey_check`).
      const where = columns.map((column, place) => `"${column}" = $${place + 1}`).join(' and ');
      await client.query(
        `prepare look (${types.join(', ')}) as select 1 from only ${parent} x where ${where} for key share of x`,
      );
      const { rows: lines } = await client.query<{ 'QUERY PLAN': string }>(
        `explain execute look (${types.map(() => 'null').join(', ')})`,
      );
      await client.query('deallocate look');
      const index = lines.map((line) => / using (\S+)/.exec(line['QUERY PLAN'])?.[1]).find(Boolean);
      if (!unique.some((one) => one.name === `keyfob.${index}`)) wrong.push(`${name}: ${index}`);
    }
    expect(keys.length).toBeGreaterThan(20);
    console.log(`${keys.length} foreign keys look up a unique index`);
  } finally {
    client.release(true);
  }
  expect(wrong).toEqual([]);
});
