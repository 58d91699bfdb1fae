import type { Context } from '../context.ts';
import type { MailList } from './notification-kinds.ts';
import type { Recipient } from './notify.ts';

const optedOut = `exists (select from keyfob.mail_opt_out o where o.user_id = who.user_id and o.list = ?::text)`;
/** Members with an account who are there now, break-glass apart; those whom a platform manages it tells itself. */
const there = `who.active and who.removed_at is null and who.expires_at is null and who.user_id is not null`;
const runs = `who.role_id in (select id from keyfob.role where workspace_id is null and key in ('administrator', 'owner'))`;

/** Whom a token concerns: its owner; of a workspace token administrators and owners; of a service token the operators. */
export async function readTokenAudience(ctx: Context, tokenId: string, list: MailList | null): Promise<Recipient[]> {
  return ctx.em.execute<Recipient[]>(
    `select who.user_id, who.id as member_id, ${optedOut} as opted_out
     from keyfob.token t join keyfob.member who on who.workspace_id = t.workspace_id and ${there}
       and (who.id = t.member_id or (t.member_id is null and ${runs}))
     where t.id = ? and t.parent_id is null
     union all
     select who.user_id, null, ${optedOut}
     from keyfob.token t cross join keyfob.operator who where t.id = ? and t.workspace_id is null and t.parent_id is null
     order by 1`,
    [list, tokenId, list, tokenId],
  );
}

/** Administrators and owners: whom something of the whole workspace concerns. */
export async function readWorkspaceAudience(ctx: Context, workspaceId: string): Promise<Recipient[]> {
  return ctx.em.execute<Recipient[]>(
    `select who.user_id, who.id as member_id, false as opted_out from keyfob.member who
     where who.workspace_id = ? and ${there} and ${runs} order by 1`,
    [workspaceId],
  );
}

/**
 * Of a notification `n` and its token `t`: whether it still concerns the member it was written for. What is shown of a token is as it is
 * now, so who lost the right to it, or left, is shown nothing more. A token that was purged leaves nothing to show but its id.
 */
export const concernsMember = `exists (select from keyfob.member who where who.id = n.member_id and who.user_id = n.user_id and ${there}
  and (who.id = t.member_id or (n.token_id is not null and t.id is null) or (t.member_id is null and ${runs})))`;
/** As `concernsMember`, and operators too, whom only the system’s role sees. */
export const concernsAnybody = `(${concernsMember} or (n.member_id is null and n.workspace_id is null
  and exists (select from keyfob.operator who where who.user_id = n.user_id)))`;
