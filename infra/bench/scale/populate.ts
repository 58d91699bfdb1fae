import type { Pool } from 'pg';

/** One workspace with `tokens` tokens of every kind and age, a tenth of them personal; rare things are one in a thousand. */
export async function populateTokens(
  db: Pool,
  { workspaceId, tokens, members }: { workspaceId: string; tokens: number; members: number },
): Promise<void> {
  await db.query(
    `insert into keyfob.member (id, workspace_id, email, external_id, role_id, created_at)
     select ${uuid('m')}, $1, 'm' || i || '@example.com', 'm' || i, (select id from keyfob.role where key = 'member' and workspace_id is null), now()
     from generate_series(1, $2::int) i`,
    [workspaceId, members],
  );
  await db.query(
    `with person as (select id, (row_number() over (order by id) - 1)::int as place from keyfob.member where workspace_id = $1 and external_id ~ '^m\\d+$')
     insert into keyfob.token (id, workspace_id, member_id, kind, type, environment, name, name_key, name_held, handle, refreshable, access, start, last4,
       created_at, issued_by_person_at, expires_at, lifetime_seconds, grace_ends_at, disabled_at, revoked_at, deleted_at, last_used_at, family_id)
     select ${uuid('t')}, $1, person.id, case when person.id is null then 'workspace' else 'personal' end,
       case when i % 1000 = 5 then 'read_only' when i % 3 = 0 then 'standard' end, case when i % 1000 = 6 then 'test' else 'production' end,
       'job ' || i, 'job ' || i, i % 10 not in (3, 4), 'job ' || i, false, 'full', 'kf_wst_xxxxxxxx', 'xxxx',
       made, made, case when i % 50 = 7 then null when i % 10 = 8 then now() - interval '1 day' else now() + (1 + i % 300) * interval '1 day' end,
       2592000, case when i % 1000 = 9 then now() + interval '1 hour' end, case when i % 1000 = 1 then now() end,
       case when i % 10 in (3, 4) then now() end, case when i % 100 = 4 then now() end,
       case when i % 4 > 0 then now() - (i % 90) * interval '1 day' end, ${uuid('t')}
     from generate_series(1, $2::int) i
     cross join lateral (select now() - (i * 30) * interval '1 second' as made) as age
     left join person on i % 10 = 2 and person.place = (i / 10) % $3::int`,
    [workspaceId, tokens, members],
  );
}

/** Workspaces of nobody, with names and slugs of their own. */
export async function populateWorkspaces(db: Pool, count: number): Promise<void> {
  await db.query(
    `insert into keyfob.workspace (id, slug, name, created_at)
     select ${uuid('w')}, 'team-' || i, 'Team ' || i, now() from generate_series(1, $1::int) i`,
    [count],
  );
}

/** What autovacuum has done by the time anybody looks. */
export async function settle(db: Pool): Promise<void> {
  for (const table of ['member', 'token', 'workspace']) await db.query(`vacuum (analyze, freeze) keyfob.${table}`);
}

const uuid = (salt: string) => `overlay(overlay(md5('${salt}' || i) placing '7' from 13) placing '8' from 17)::uuid`;
