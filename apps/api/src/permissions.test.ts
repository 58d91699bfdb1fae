import { readFileSync, writeFileSync } from 'node:fs';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { startApi } from '../test/harness.ts';
import type { TestApi } from '../test/harness.ts';
import { addAccount, openPermissionCallers } from '../test/permission-callers.ts';
import type { PermissionCaller } from '../test/permission-callers.ts';
import { invitationFor, newWorkspace, RECEIVER, removedMember, subjectsOf } from '../test/permission-subjects.ts';
import type { DeclaredRoute } from './http/declared-routes.ts';
import { tags } from './openapi/tags.ts';

const DOCUMENT = new URL('../../../docs/permissions.md', import.meta.url);
const MARK = '<!-- measured -->\n';

let api: TestApi;
let db: Pool;
let callers: PermissionCaller[];
beforeAll(async () => {
  api = await startApi();
  db = new Pool({ connectionString: api.migrationDatabaseUrl, max: 2 });
  db.on('error', () => {});
  callers = await openPermissionCallers(api, db);
});
afterAll(async () => {
  await db.end();
  await api.close();
});

let made = 0;
/** Bodies that do not collide, where the example of the reference page would the second time. */
const bodies: Record<string, (caller: PermissionCaller) => unknown> = {
  eraseAudit: async (caller) => ({ member_id: await removedMember(api, caller) }),
  createPasswordReset: () => ({ email: api.owner.email }),
  createRole: () => ({ key: `role-${(made += 1)}`, name: 'Own', grants: [] }),
  updateRole: () => ({ name: 'Renamed' }),
  createInvitation: () => ({ email: `guest-${(made += 1)}@example.com`, role: 'viewer' }),
  createWebhook: () => ({ url: RECEIVER }),
  updateWebhook: () => ({ url: RECEIVER }),
  readInvitation: async (caller) => ({ code: await invitationFor(api, caller) }),
  acceptInvitation: ({ email }) => (email === null ? { password: 'correct horse battery staple', name: 'New' } : {}),

  createWorkspace: () => ({ name: `Workspace ${(made += 1)}`, slug: `workspace-${made}` }),
  deleteWorkspace: async ({ workspace }) => {
    const { rows } = await db.query<{ slug: string }>('select slug from keyfob.workspace where id = $1', [workspace]);
    return { confirm: rows[0]?.slug };
  },
  updateInstallation: () => ({ members_create_workspaces: false }),
  createOperator: async () => {
    const email = `operator-${(made += 1)}@example.com`;
    await addAccount(db, api.owner.email, email);
    return { email };
  },
  createServiceToken: () => ({ kind: 'service', grants: [{ resource_type: 'builder', actions: ['list'] }] }),
  updateWorkspace: () => ({ name: 'Renamed' }),
  replaceResourceTypes: () => ({ data: [] }),
};

const grants = [{ resource_type: 'builder', actions: ['list'] }];
/** Where it depends on the body who may. */
const kindsOf: Record<string, Record<string, () => unknown>> = {
  createToken: {
    workspace: () => ({ kind: 'workspace', grants }),
    personal: () => ({ kind: 'personal', grants }),
  },
  createMember: {
    'by e-mail': async () => {
      const email = `member-${(made += 1)}@example.com`;
      await addAccount(db, api.owner.email, email);
      return { email, role: 'viewer' };
    },
    'by external_id': () => ({ external_id: `user-${(made += 1)}`, role: 'viewer' }),
  },
};

/** After these a caller is not what it was: they are asked last, in this order. */
const CHANGES_THE_CALLER = ['endSessions', 'deleteWorkspace'];

interface Row {
  operation: string;
  tag: string;
  title: string;
  ask(caller: PermissionCaller): Promise<number>;
}

/** One row for each route, or for each kind of thing it can be about. */
function rowsOf({ method, path, operation }: DeclaredRoute): Row[] {
  if (!operation || method === 'HEAD') return [];
  const shown = `\`${method} ${path.replaceAll(/:(\w+)/g, '{$1}')}\``;
  const row = (
    title: string,
    fill: (caller: PermissionCaller) => Promise<string>,
    body = bodies[operation.id],
  ): Row => ({
    operation: operation.id,
    tag: operation.tag,
    title,
    async ask(caller) {
      const credential = await caller.credential();
      const target = (await fill(caller)).replace(':workspace', caller.workspace);
      const content = body ? await body(caller) : (operation.example ?? {});
      const reply = await api.ask(method, target, {
        ...credential,
        ...(method !== 'GET' && { body: content }),
      });
      return reply.status;
    },
  });
  // An operator is an owner from then on: of a workspace that no other row is about.
  if (operation.id === 'breakGlass')
    return [row(shown, async () => path.replace(':workspace', await newWorkspace(api)))];
  const plain = path.replace(':workspace', '');
  if (!plain.includes(':')) {
    const kinds = Object.entries(kindsOf[operation.id] ?? {});
    if (kinds.length === 0) return [row(shown, async () => path)];
    return kinds.map(([kind, body]) => row(`${shown} · ${kind}`, async () => path, body));
  }
  return Object.entries(subjectsOf(api, db, path)).map(([kind, subject]) =>
    row(kind ? `${shown} · ${kind}` : shown, async (caller) =>
      path.replace(/:(?!workspace)\w+(?:\/deliveries\/:\w+)?/, await subject(caller)),
    ),
  );
}

test('the permission matrix: every route, asked by every kind of caller, answers as docs/permissions.md says', async () => {
  const rows = api.app.routes.all.flatMap(rowsOf);
  const turn = ({ operation }: Row) => CHANGES_THE_CALLER.indexOf(operation);
  const cells = new Map<Row, string[]>();
  for (const row of rows.toSorted((a, b) => turn(a) - turn(b))) {
    const statuses = await Promise.all(callers.map((caller) => row.ask(caller)));
    cells.set(
      row,
      statuses.map((status) => (status < 300 ? '✓' : String(status))),
    );
  }
  const lines = tags.flatMap(({ name: tag }) => {
    const own = rows.filter((row) => row.tag === tag);
    if (own.length === 0) return [];
    return [
      '',
      `## ${tag}`,
      '',
      `| | ${callers.map(({ name }) => name).join(' | ')} |`,
      `|---|${callers.map(() => ':-:|').join('')}`,
      ...own.map((row) => `| ${row.title} | ${cells.get(row)?.join(' | ')} |`),
    ];
  });
  const measured = `${lines.join('\n')}\n`;
  const [words = ''] = readFileSync(DOCUMENT, 'utf8').split(MARK);
  if (process.env['KEYFOB_WRITE_PERMISSIONS']) writeFileSync(DOCUMENT, `${words}${MARK}${measured}`);
  expect(readFileSync(DOCUMENT, 'utf8').split(MARK)[1]).toBe(measured);
  console.log(
    `Permissions: ${rows.length} rows × ${callers.length} callers = ${rows.length * callers.length} calls, each as documented`,
  );
}, 600_000);
