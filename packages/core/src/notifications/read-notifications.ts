import type { Context } from '../context.ts';
import type { NotificationKind } from './notification-kinds.ts';
import type { Shown } from './notification-text.ts';

/** A row with the names of what its ids mean, as they are now. */
export interface NotificationRow {
  id: string;
  kind: NotificationKind;
  workspace_id: string | null;
  token_id: string | null;
  token_name: string | null;
  token_deleted: boolean;
  token_expires_at: Date | string | null;
  token_last_used_ip: string | null;
  by_member: string | null;
  by_token: string | null;
  facts: Record<string, string>;
  at: Date | string;
  read_at: Date | string | null;
  mail_id: string | null;
}

const FROM = `from keyfob.notification n left join keyfob.token t on t.id = n.token_id`;
/** People outside the workspace have no name in it. */
const READ = `select n.id, n.kind, n.workspace_id, n.token_id, t.name as token_name, t.deleted_at is not null as token_deleted,
    t.expires_at as token_expires_at, t.last_used_ip as token_last_used_ip, n.facts, n.at, n.read_at, n.mail_id,
    (select coalesce(m.email, m.name, m.external_id) from keyfob.member m
     where m.workspace_id = n.workspace_id and n.facts ->> 'by' in (m.user_id, m.id::text) order by m.removed_at nulls first limit 1) as by_member,
    (select 'token ' || b.handle from keyfob.token b where n.facts ->> 'by_kind' = 'token' and b.id::text = n.facts ->> 'by') as by_token
  ${FROM}`;

export function readNotifications(
  ctx: Pick<Context, 'em'>,
  rest: string,
  values: readonly unknown[],
): Promise<NotificationRow[]> {
  return ctx.em.execute<NotificationRow[]>(`${READ} ${rest}`, [...values]);
}

/** How many of them there are. */
export async function countNotifications(
  ctx: Pick<Context, 'em'>,
  rest: string,
  values: readonly unknown[],
): Promise<number> {
  const [counted] = await ctx.em.execute<{ n: string }[]>(`select count(*) as n ${FROM} ${rest}`, [...values]);
  return Number(counted?.n ?? 0);
}

export function shownOf(row: NotificationRow): Shown {
  const { kind, facts } = row;
  return {
    kind,
    facts,
    by: row.by_member ?? row.by_token ?? (facts['by_kind'] === 'system' ? 'Keyfob' : null),
    token:
      row.token_name === null
        ? null
        : {
            name: row.token_name,
            expiresAt: row.token_expires_at === null ? null : new Date(row.token_expires_at),
            lastUsedIp: row.token_last_used_ip,
          },
  };
}

/** Where to look at it: the token’s page, or the list where it was. Service tokens have no page. */
export function pageOfNotification(publicUrl: string, row: NotificationRow): string | null {
  if (row.workspace_id === null) return null;
  const workspace = `${publicUrl}/workspace/${row.workspace_id}`;
  if (row.token_id === null) return workspace;
  return `${workspace}/access-tokens${row.token_deleted ? '' : `/${row.token_id}`}`;
}
