import { randomUUID } from 'node:crypto';
import type pg from 'pg';

const BATCH = 1000;

// What the sweep writes, by the shortest way: no hash of the one before, no salt, nothing crosses the wire.
const ROWS = `
  with ended as (
    select id from keyfob.token where workspace_id = $1 and expires_at <= now() and expired_at is null and revoked_at is null
      and deleted_at is null and (grace_ends_at is null or grace_ends_at > now())
    order by expires_at limit ${BATCH} for no key update skip locked
  ), marked as (
    update keyfob.token t set expired_at = t.expires_at, name_held = false from ended where t.id = ended.id
    returning t.id, t.handle, t.expires_at
  ), numbered as (
    select *, row_number() over () + (select seq from keyfob.audit_head where chain_id = $1) as seq, gen_random_uuid() as event from marked
  ), events as (
    insert into keyfob.audit_event (chain_id, seq, id, at, action, actor, subject, after, personal, prev_hash, hash)
    select $1, seq, event, now(), 'token.expired', '{"kind": "system", "id": null}', jsonb_build_object('kind', 'token', 'id', id),
      jsonb_build_object('expires_at', expires_at), jsonb_build_object('actor', $2::text, 'subject', $2::text), $2, $2 from numbered
  ), effects as (
    insert into keyfob.outbox (id, workspace_id, topic, payload, created_at)
    select gen_random_uuid(), $1, 'token.expired', jsonb_build_object('event_id', event), now() from numbered order by seq
  )
  select seq, handle from numbered`;
const PERSONAL = `
  insert into keyfob.audit_personal (chain_id, seq, field, salt, value)
  select $1, seq, field, $4, case field when 'actor' then 'expire-tokens' else handle end
  from unnest($2::bigint[], $3::text[]) n (seq, handle) cross join (values ('actor'), ('subject')) f (field)`;

/** Everything in batches of the sweep’s size, each a transaction that moves the head and the epoch. */
export async function rawSweep(tables: pg.Pool, workspaceId: string): Promise<void> {
  const [hash, salt] = ['0'.repeat(64), randomUUID().replaceAll('-', '')];
  const client = await tables.connect();
  try {
    for (let more = true; more;) {
      await client.query('begin');
      const { rows } = await client.query<{ seq: string; handle: string }>(ROWS, [workspaceId, hash]);
      await client.query(PERSONAL, [workspaceId, rows.map(({ seq }) => seq), rows.map(({ handle }) => handle), salt]);
      await client.query('update keyfob.audit_head set seq = seq + $2 where chain_id = $1', [workspaceId, rows.length]);
      await client.query('commit');
      more = rows.length === BATCH;
    }
  } finally {
    client.release();
  }
}
