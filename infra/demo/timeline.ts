import { randomUUID } from 'node:crypto';
import {
  createMember,
  createToken,
  deleteMember,
  deleteToken,
  disableToken,
  enableToken,
  extendToken,
  replaceResourceTypes,
  revokeToken,
  rotateToken,
  updateMember,
  updateToken,
  updateWorkspace,
} from '@keyfob/core';
import type { Call, Core, WorkspaceContext } from '@keyfob/core';
import { endedTokens } from './ended-tokens.ts';
import { housekeepingSteps } from './housekeeping.ts';
import { livingTokens } from './living-tokens.ts';
import { people, platformPeople, signIns, workspace } from './people.ts';
import { ownTypes, policy } from './settings.ts';
import { signInOnce } from './sign-in-once.ts';
import type { Deed, DemoToken } from './token-kit.ts';
import { usageSteps } from './usage.ts';

/** One thing somebody did, so many days ago. */
export interface Step {
  ago: number;
  run: () => Promise<unknown>;
}

/** Written last, so that it also says that nothing is missing. */
export const marker = 'keyfob-demo';

/** Everything that happened in the demo workspace after its people were let in, in the order it happened. */
export function timeline(core: Core, userIds: ReadonlyMap<string, string>, password: string): Step[] {
  const callOf = (key: string): Call => {
    const person = people.find((one) => one.key === key);
    const userId = userIds.get(key);
    if (!person || userId === undefined) throw new Error(`the demo has nobody called ${key}`);
    const { email, name, ip } = person;
    return { caller: { kind: 'person', userId, email, name }, request: { id: randomUUID(), ip } };
  };
  const step = (ago: number, by: string, operation: (ctx: WorkspaceContext) => Promise<object>): Step => ({
    ago,
    run: () => core.changeWorkspace(callOf(by), workspace.slug, operation),
  });

  const joining = people
    .filter(({ key }) => key !== 'ada')
    .map(({ joined, email, name, role }) => step(joined, 'ada', (ctx) => createMember(ctx, { email, name, role })));
  const platform = platformPeople.flatMap(({ externalId, name, joined, suspended, removed }) => {
    let id = '';
    const steps = [
      // Only an operator says who somebody is on the platform.
      step(joined, 'ada', async (ctx) => {
        const member = await createMember(ctx, { external_id: externalId, name, role: 'member' });
        id = member.id;
        return member;
      }),
    ];
    if (suspended !== undefined) steps.push(step(suspended, 'ben', (ctx) => updateMember(ctx, id, { active: false })));
    if (removed !== undefined) steps.push(step(removed, 'ben', (ctx) => deleteMember(ctx, id)));
    return steps;
  });
  const lives = [...livingTokens, ...endedTokens].flatMap(({ by, ago, input, later = [] }: DemoToken) => {
    let id = '';
    const made = step(ago, by, async (ctx) => {
      const { token } = await createToken(ctx, input);
      id = token.id;
      return { token };
    });
    const deeds = later.map((deed) =>
      step(deed.ago, deed.by, async (ctx) => {
        const done = await perform(ctx, id, deed);
        id = done.token.id;
        return done;
      }),
    );
    return [made, ...deeds];
  });
  const signingIn = signIns.map(([key, ago]) => ({
    ago,
    run: () => signInOnce(core, people.find((one) => one.key === key)?.email ?? '', password, callOf(key).request),
  }));
  return [
    step(89.5, 'ada', (ctx) => updateWorkspace(ctx, policy)),
    step(89.4, 'ada', (ctx) => replaceResourceTypes(ctx, ownTypes)),
    ...joining,
    ...platform,
    ...lives,
    ...signingIn,
    ...usageSteps(core),
    ...housekeepingSteps(core),
    step(0, 'ada', (ctx) => updateWorkspace(ctx, { external_id: marker })),
  ].toSorted((left, right) => right.ago - left.ago);
}

function perform(ctx: WorkspaceContext, id: string, deed: Deed): Promise<{ token: { id: string } }> {
  if (deed.do === 'rotate') return rotateToken(ctx, id, { grace_seconds: deed.graceSeconds ?? 0 });
  if (deed.do === 'revoke') return revokeToken(ctx, id, { reason: deed.reason });
  if (deed.do === 'update') return updateToken(ctx, id, deed.input);
  if (deed.do === 'extend') return extendToken(ctx, id, {});
  const plain = { disable: disableToken, enable: enableToken, delete: deleteToken };
  return plain[deed.do](ctx, id);
}
