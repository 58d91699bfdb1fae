import { uuidv7 } from 'uuidv7';
import type { Context } from '../context.ts';
import { seal } from './seal.ts';

/** A mail of one thing, not of notifications. What it must say and no database may hold is sealed, and erased once it is settled. */
export type MailKind = 'notifications' | 'invitation' | 'password_reset' | 'new_device';

interface NewMail {
  kind: Exclude<MailKind, 'notifications'>;
  workspaceId?: string;
  /** To whose address; left out where `facts` lead to it. */
  userId?: string;
  facts?: Record<string, string>;
  sealed: string;
}

/** Writes a mail with the transaction; the worker sends it soon after the commit. */
export async function addMail(ctx: Pick<Context, 'em' | 'now' | 'ports'>, mail: NewMail): Promise<void> {
  const id = uuidv7();
  await ctx.em.execute(
    `insert into keyfob.mail (id, workspace_id, kind, user_id, facts, sealed, created_at, due_at) values (?, ?, ?, ?, ?::jsonb, ?, ?, ?)`,
    [
      id,
      mail.workspaceId ?? null,
      mail.kind,
      mail.userId ?? null,
      JSON.stringify(mail.facts ?? {}),
      seal(ctx.ports.peppers, mail.sealed, id),
      ctx.now,
      ctx.now,
    ],
  );
}
