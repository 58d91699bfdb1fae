import { uuidv7 } from 'uuidv7';
import type { HomeContext } from '../context.ts';
import { homeId, record } from '../context.ts';
import { invalid, KeyfobError } from '../errors.ts';
import { idempotently } from '../idempotency/idempotently.ts';
import { MemberRow } from '../members/member.entity.ts';
import { requireCovers, requireGrant } from '../permissions/authorize.ts';
import { requireAllowedKind } from './allowed-kind.ts';
import { lifetimeAtCreation, secondsBetween } from './apply-lifetime.ts';
import { auditedFacts } from './audited-facts.ts';
import { checkCaps } from './check-caps.ts';
import { limitChild, lockMaker } from './child-limits.ts';
import { chooseGrants, makersGrants } from './choose-grants.ts';
import { readNewToken } from './clone-source.ts';
import type { NewToken } from './clone-source.ts';
import { generatedName } from './generated-name.ts';
import { handle } from './handle.ts';
import { flushNamed, freeName } from './hold-name.ts';
import { issueValue } from './issue-value.ts';
import { nameKey } from './name.ts';
import { presentToken } from './present-token.ts';
import { presetAgain, presetOf } from './preset.ts';
import { remintToken } from './remint-token.ts';
import { authorityOf, ceilingOf, requireHomeGrant } from './token-rights.ts';
import { TokenRow } from './token.entity.ts';
import type { CreateToken, IssuedToken, TokenKind } from './token.schema.ts';

/**
 * Issues a token to the workspace, to the member who acts or, without a workspace, to the installation; the value is in this reply and nowhere else.
 * @throws KeyfobError permission_denied, grants_not_held, invalid_request, name_taken, limit_reached, and those of `idempotently`.
 */
export async function createToken(ctx: HomeContext, input: CreateToken, idempotencyKey?: string): Promise<IssuedToken> {
  const wanted = await readNewToken(ctx, input);
  requireKind(ctx, wanted.input.kind);
  return idempotently(
    ctx,
    { key: idempotencyKey, route: 'createToken', body: input, workspaceId: homeId(ctx) },
    async () => {
      const { row, value } = await issue(ctx, wanted);
      return { output: { token: presentToken(ctx, row), value }, resourceId: row.id };
    },
    async (id, issuedAt) => {
      const { row, value } = await remintToken(ctx, id, issuedAt);
      await ctx.em.flush();
      return { token: presentToken(ctx, row), value };
    },
  );
}

async function issue(ctx: HomeContext, wanted: NewToken): Promise<{ row: TokenRow; value: string }> {
  const { input, source } = wanted;
  const member = input.kind === 'personal' ? await actingMember(ctx) : null;
  const type = input.type ?? source?.type ?? null;
  const preset = source && input.type === undefined ? presetAgain(source) : presetOf(type);
  const given = (await chooseGrants(ctx, input)) ?? (await makersGrants(ctx, input));
  const maker = await lockMaker(ctx);
  const grants = maker ? authorityOf(ctx, maker) : ctx.actor.grants;
  requireCovers({ ...ctx, actor: { ...ctx.actor, grants } }, ceilingOf(ctx, { ...given, access: preset.access }));
  const { parentExpiresAt, ...limits } = await limitChild(ctx, maker, input);
  const expiresAt = lifetimeAtCreation(ctx, wanted, preset.lifetimeSeconds, parentExpiresAt);
  await checkCaps(ctx, member?.id ?? null);
  const name = input.name ?? generatedName(ctx.ports.random);
  await freeName(ctx, name, member?.id ?? null);

  const id = uuidv7();
  const identity = {
    id,
    workspaceId: homeId(ctx),
    kind: input.kind,
    environment: input.environment ?? 'production',
  };
  const person = ctx.actor.person;
  const { value, start, last4 } = issueValue(ctx, identity);
  const row = ctx.em.create(TokenRow, {
    ...identity,
    member,
    type,
    name,
    nameKey: nameKey(name),
    nameHeld: true,
    handle: handle({ creatorEmail: person?.email ?? null, creatorExternalId: person?.externalId ?? null, name, id }),
    description: input.description ?? '',
    refreshable: preset.refreshable,
    access: preset.access,
    role: given.role,
    grants: given.grants,
    start,
    last4,
    createdAt: ctx.now,
    createdBy: person ? { id: ctx.actor.id ?? '', email: person.email } : null,
    expiresAt,
    lifetimeSeconds: secondsBetween(ctx.now, expiresAt),
    notBefore: input.not_before === undefined ? null : new Date(input.not_before),
    useCount: 0,
    familyId: id,
    ...limits,
    metadata: input.metadata ?? {},
  });
  await flushNamed(ctx, name);
  record(ctx, {
    action: 'token.created',
    subject: { kind: 'token', id, label: row.handle },
    after: { ...auditedFacts(row), ...(source ? { clone_of: source.id } : {}) },
  });
  return { row, value };
}

function requireKind(ctx: HomeContext, kind: TokenKind): void {
  if (!ctx.workspace) {
    if (kind !== 'service')
      throw invalid('kind', 'the installation’s own tokens are service tokens; valid here: service');
    requireHomeGrant(ctx, 'create');
    return requireGrant(ctx, 'keyfob/token', 'create');
  }
  if (kind === 'service')
    throw invalid('kind', 'service tokens belong to the installation; valid here: personal, workspace');
  requireAllowedKind(ctx, kind);
  if (kind === 'workspace' || ctx.actor.kind === 'token') requireGrant(ctx, 'keyfob/token', 'create');
}

/** The member a personal token is bound to: whoever acts, and nobody else. */
async function actingMember(ctx: HomeContext): Promise<MemberRow> {
  if (!ctx.actor.memberId || !ctx.workspace) {
    throw new KeyfobError(
      'permission_denied',
      'A personal token belongs to a member; this caller is none. Create a workspace token instead.',
    );
  }
  return ctx.em.findOneOrFail(
    MemberRow,
    { id: ctx.actor.memberId, workspaceId: ctx.workspace.id },
    { populate: ['role'] },
  );
}
