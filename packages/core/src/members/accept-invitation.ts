import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { uuidv7 } from 'uuidv7';
import type { Caller, RequestInfo } from '../actor.ts';
import { record } from '../context.ts';
import type { Context } from '../context.ts';
import { invalid, KeyfobError, notFound } from '../errors.ts';
import { buildCatalog } from '../permissions/catalog.ts';
import { addPerson } from '../sign-in/add-person.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';
import { InstallationRow } from '../workspaces/installation.entity.ts';
import { WorkspaceRow } from '../workspaces/workspace.entity.ts';
import { memberFacts, memberSubject } from './audit-member.ts';
import { flushMember } from './flush-member.ts';
import { digestOfCode } from './invitation-code.ts';
import { InvitationRow } from './invitation.entity.ts';
import type { AcceptedInvitation, AcceptInvitation } from './invitation.schema.ts';
import { inviterStillMay } from './inviter-still-may.ts';
import { MemberRow } from './member.entity.ts';
import { presentMember } from './present-member.ts';
import { readInvitation } from './read-invitation.ts';
import { whereOpen } from './where-open.ts';

type Person = Extract<Caller, { kind: 'person' }>;

/**
 * Makes the invited person a member: whoever is signed in under the invitation’s address, or a new person, whose account is made with it.
 * @throws KeyfobError not_found, invitation_void, authentication_required (there is an account: sign in), permission_denied (another’s).
 */
export async function acceptInvitation(
  foundation: Foundation,
  code: string,
  input: AcceptInvitation,
  signedIn: Person | null,
  request: RequestInfo,
): Promise<AcceptedInvitation> {
  const { email, has_account: hasAccount } = await readInvitation(foundation, code, request);
  const person = signedIn ?? { kind: 'person', userId: uuidv7(), email, name: input.name ?? email };
  if (person.email !== email)
    throw new KeyfobError('permission_denied', 'The invitation is for another address. Sign in under that one.');
  if (!signedIn && hasAccount) throw signInFirst();
  if (!signedIn && input.password === undefined) throw invalid('password', 'choose one for the new account');
  const { output } = await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request },
    async () => ({ kind: 'person', id: person.userId, label: email, grants: [], memberId: null, token: null }),
    async (ctx) => {
      const { invitation, workspace } = await lockOpen(ctx, code);
      if (!signedIn) await addNewPerson(ctx, person, input.password ?? '');
      invitation.acceptedAt = ctx.now;
      const subject = { kind: 'invitation', id: invitation.id, label: email };
      record(ctx, { action: 'invitation.accepted', subject, workspaceId: workspace.id });
      const member = await addMember(ctx, invitation, person);
      return {
        workspace: { id: workspace.id, slug: workspace.slug, name: workspace.name },
        member: presentMember(member),
      };
    },
  );
  return output;
}

function signInFirst(): KeyfobError {
  return new KeyfobError('authentication_required', 'There is an account with this address. Sign in, then accept.');
}

async function lockOpen(ctx: Context, code: string) {
  const open = { codeDigest: digestOfCode(code), ...whereOpen(ctx.now) };
  // The row alone is locked: its role is read after it.
  const invitation = await ctx.em.findOne(InvitationRow, open, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!invitation) throw notFound();
  await ctx.em.populate(invitation, ['role']);
  const workspace = await ctx.em.findOne(WorkspaceRow, { id: invitation.workspaceId, deletedAt: null });
  if (!workspace) throw notFound();
  const installation = await ctx.em.findOneOrFail(InstallationRow, { id: 1 });
  const catalog = buildCatalog(installation.resourceTypes, workspace.resourceTypes);
  if (!(await inviterStillMay(ctx, invitation, catalog)))
    throw new KeyfobError('invitation_void', 'Whoever invited you may no longer give this role. Ask for another link.');
  return { invitation, workspace };
}

/**
 * The link is shown to whoever invites, so opening it proves nothing about the address: until a reset link or the company’s provider
 * does, the person is a member here and nobody else gives them anything by their e-mail.
 */
async function addNewPerson(ctx: Context, person: Person, password: string): Promise<void> {
  try {
    await addPerson(ctx, { ...person, password });
  } catch (error) {
    throw error instanceof UniqueConstraintViolationException ? signInFirst() : error;
  }
  record(ctx, {
    action: 'person.created',
    subject: { kind: 'person', id: person.userId, label: person.email, person: person.userId },
  });
}

async function addMember(ctx: Context, invitation: InvitationRow, person: Person): Promise<MemberRow> {
  const row = ctx.em.create(MemberRow, {
    id: uuidv7(),
    workspaceId: invitation.workspaceId,
    userId: person.userId,
    email: person.email,
    name: person.name,
    role: invitation.role,
    active: true,
    createdAt: ctx.now,
  });
  await flushMember(ctx);
  record(ctx, {
    action: 'member.added',
    subject: memberSubject(row),
    after: memberFacts(row),
    workspaceId: row.workspaceId,
  });
  return row;
}
