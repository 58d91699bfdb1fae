import { createHash, timingSafeEqual } from 'node:crypto';
import { uuidv7 } from 'uuidv7';
import type { RequestInfo } from '../actor.ts';
import { record, touch } from '../context.ts';
import type { Context } from '../context.ts';
import { KeyfobError, notFound } from '../errors.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { starterCatalog } from '../permissions/starter-catalog.ts';
import { addPerson } from '../sign-in/add-person.ts';
import type { NewPerson } from '../sign-in/add-person.ts';
import { limitTries } from '../sign-in/limit-tries.ts';
import { transact } from '../transaction.ts';
import type { Foundation } from '../transaction.ts';
import { createWorkspace } from '../workspaces/create-workspace.ts';
import { operatorGrants } from '../workspaces/enter-installation.ts';
import { readSetupState } from './read-setup-state.ts';
import type { Setup, SetupDone } from './setup.schema.ts';

/** Wrong codes from one address. */
const CODES = { name: 'setup code from address', most: 10 };

/**
 * Makes the first owner: person, operator and first workspace in one transaction, so exactly one claim wins and no other leaves a trace.
 * @throws KeyfobError not_found once there is an owner, invalid_setup_code, too_many_requests.
 */
export async function claimSetup(
  foundation: Foundation,
  setupCode: string,
  input: Setup,
  request: RequestInfo,
): Promise<SetupDone> {
  await readSetupState(foundation.systemPool);
  await limitTries(foundation, CODES, request.ip, async () => {
    if (sameCode(input.code, setupCode)) return;
    throw new KeyfobError('invalid_setup_code', 'The setup code is printed where Keyfob was started.');
  });
  const email = input.email.toLowerCase();
  // Whoever holds the setup code holds the installation.
  const owner: NewPerson = { userId: uuidv7(), email, name: email, password: input.password, emailProven: true };
  const { output } = await transact(
    foundation,
    { role: 'keyfob_system', workspaceId: null, request },
    async () => ({
      kind: 'person',
      id: owner.userId,
      label: owner.email,
      grants: operatorGrants,
      memberId: null,
      token: null,
      person: { email: owner.email, externalId: null },
      operator: true,
    }),
    async (ctx) => {
      await beFirst(ctx, input.starter_catalog);
      await addPerson(ctx, owner);
      ctx.em.create(OperatorRow, { userId: owner.userId, email: owner.email, createdAt: ctx.now });
      record(ctx, {
        action: 'installation.set_up',
        subject: { kind: 'person', id: owner.userId, label: owner.email, person: owner.userId },
        after: { starter_catalog: input.starter_catalog },
      });
      return createWorkspace(ctx, { name: input.workspace_name });
    },
  );
  return { workspace: { id: output.id, slug: output.slug, name: output.name } };
}

/** The row’s lock makes the claims take turns; all but the first to commit find it set. */
async function beFirst(ctx: Context, withStarterCatalog: boolean): Promise<void> {
  const won = await ctx.em.execute<{ id: number }[]>(
    `update keyfob.installation set set_up_at = ?, resource_types = ?::jsonb, version = version + 1
     where id = 1 and set_up_at is null returning id`,
    [ctx.now, JSON.stringify(withStarterCatalog ? starterCatalog : [])],
  );
  if (won.length === 0) throw notFound();
  touch(ctx, { installation: true });
}

/** Takes the same time wherever the two differ, and whatever their lengths. */
function sameCode(given: string, right: string): boolean {
  const digest = (code: string) => createHash('sha256').update(code).digest();
  return timingSafeEqual(digest(given), digest(right));
}
