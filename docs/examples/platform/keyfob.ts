import { ConflictError, Keyfob } from '@keyfob/sdk';
import type { IssuedToken, Token, Verdict } from '@keyfob/sdk';
import { customers } from './people.ts';
import type { User } from './people.ts';

/** Everything Acme asks of Keyfob. Only this file knows the service token, and it never leaves the backend. */
export interface Tokens {
  list(user: User): Promise<Token[]>;
  create(user: User, wish: { name: string; canStart: boolean }): Promise<IssuedToken>;
  revoke(user: User, id: string): Promise<Token>;
  /** Whether a value that came to Acme’s API is good for an action. */
  verify(value: string, action: 'list' | 'ensure'): Promise<Verdict>;
}

export function openTokens(options: { baseUrl: string; token: string }): Tokens {
  const keyfob = new Keyfob(options);

  /** The customer’s workspace, made when it is first needed. Two requests at once make one: the key is the customer. */
  async function workspaceOf({ customer }: User): Promise<string> {
    for await (const found of keyfob.listWorkspaces({ external_id: customer })) return found.id;
    const wanted = { name: customers[customer] ?? customer, external_id: customer };
    return (await keyfob.createWorkspace(wanted, { idempotencyKey: `workspace-${customer}` })).id;
  }

  /** The user as a member, and a client that acts for nobody else. */
  async function actFor(user: User): Promise<{ workspace: string; member: Keyfob }> {
    const workspace = await workspaceOf(user);
    const wanted = { external_id: user.id, name: user.name, role: user.role };
    await keyfob.createMember(workspace, wanted, { idempotencyKey: `member-${user.id}` }).catch(ignoreConflict);
    return { workspace, member: new Keyfob({ ...options, onBehalfOf: user.id }) };
  }

  return {
    async list(user) {
      const { workspace, member } = await actFor(user);
      const own: Token[] = [];
      for await (const token of member.listTokens(workspace, { kind: 'personal', owner: 'me' })) own.push(token);
      return own;
    },
    async create(user, { name, canStart }) {
      const { workspace, member } = await actFor(user);
      const actions = canStart ? ['list', 'ensure'] : ['list'];
      const grants = [{ resource_type: 'builder', resource_id: '*', actions }];
      return member.createToken(workspace, { kind: 'personal', name, grants, expires_in: '90d' });
    },
    async revoke(user, id) {
      const { workspace, member } = await actFor(user);
      return (await member.revokeToken(workspace, id, { reason: 'revoked on acme.example' })).token;
    },
    verify: (token, action) => keyfob.verifyToken({ token, require: [{ resource_type: 'builder', action }] }),
  };
}

/** The member is there already. */
function ignoreConflict(error: unknown): void {
  if (!(error instanceof ConflictError)) throw error;
}
