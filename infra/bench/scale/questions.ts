import { createToken, listTokens } from '@keyfob/core';
import type { Call, Core, WorkspaceContext } from '@keyfob/core';
import { TokenListQuery } from '@keyfob/core/schema';
import type { Pool } from 'pg';
import { readPlan } from './read-plan.ts';
import type { Plan } from './read-plan.ts';
import { recordStatements } from './record-statements.ts';

export interface Asked {
  core: Core;
  /** As the services’ login, which becomes `keyfob_app`. */
  services: Pool;
  /** As the owner of the tables. */
  tables: Pool;
  owner: Call;
  workspaceId: string;
  tokens: number;
  /** See `readPlan`. */
  avoidSeqScans: boolean;
}

/** One thing people do, with the plan of every statement that reads tokens, members or workspaces for it. */
export interface Answered {
  name: string;
  plans: Plan[];
}

const DAY = 86_400_000;

/** Every sort, filter and search of the list of tokens, from the start and from the middle, and a create. */
export async function askAll(asked: Asked): Promise<Answered[]> {
  const at = (days: number) => new Date(Date.now() + days * DAY).toISOString();
  const { rows } = await asked.tables.query<{ id: string; member_id: string }>(
    `select id, member_id from keyfob.token where member_id is not null and revoked_at is null limit 1`,
  );
  const some = rows[0];
  const lists: [string, object][] = [
    ...['-created_at', 'created_at', 'name', '-name'].map((sort): [string, object] => [`sort=${sort}`, { sort }]),
    ...['active', 'disabled', 'superseded', 'expired', 'revoked', 'all'].map((status): [string, object] => [
      `status=${status}`,
      { status },
    ]),
    ...['personal', 'workspace'].map((kind): [string, object] => [`kind=${kind}`, { kind }]),
    ...['standard', 'read_only'].map((type): [string, object] => [`type=${type}`, { type }]),
    ...['production', 'test'].map((environment): [string, object] => [`environment=${environment}`, { environment }]),
    ['owner=<member>', { owner: some?.member_id }],
    ['unused_since=-60d', { unused_since: at(-60) }],
    ['expires_before=+7d', { expires_before: at(7) }],
    ['expires_before=-30d (none)', { expires_before: at(-30) }],
    ['q=<prefix>', { q: `job ${asked.tokens - 7}` }],
    ['q=<wide prefix>&sort=name', { q: 'job 1', sort: 'name' }],
    ['q=<id>', { q: some?.id }],
  ];
  const answers: Answered[] = [];
  for (const [name, query] of lists) {
    const first = await ask(asked, `list ${name}`, (ctx) => listTokens(ctx, TokenListQuery.parse(query)));
    answers.push(first.answered);
    if (!name.startsWith('sort=')) continue;
    const cursor = await middle(asked, first.output.next_cursor ?? '', name.endsWith('name'));
    const deep = await ask(asked, `list ${name}, from the middle`, (ctx) =>
      listTokens(ctx, TokenListQuery.parse({ ...query, cursor })),
    );
    answers.push(deep.answered);
  }
  // The first one of a workspace counts, to begin its tally.
  await asked.core.changeWorkspace(asked.owner, asked.workspaceId, (ctx) =>
    createToken(ctx, { kind: 'workspace', grants: [] }),
  );
  const made = await ask(asked, 'create', (ctx) => createToken(ctx, { kind: 'workspace', grants: [] }));
  return [...answers, made.answered];
}

const READS_ROWS = /\bfrom "?keyfob"?\."?(?:token|member|workspace)\b/;

async function ask<Output>(
  { core, services, owner, workspaceId, avoidSeqScans }: Asked,
  name: string,
  operation: (ctx: WorkspaceContext) => Promise<Output>,
): Promise<{ output: Output; answered: Answered }> {
  const { output, statements } = await recordStatements(() => core.inWorkspace(owner, workspaceId, operation));
  const plans: Plan[] = [];
  for (const statement of statements)
    if (/^\s*select/i.test(statement.text) && READS_ROWS.test(statement.text))
      plans.push(await readPlan(services, workspaceId, statement, avoidSeqScans));
  return { output, answered: { name, plans } };
}

/** A cursor of the same list that stands in the middle of it. */
async function middle({ tables, workspaceId, tokens }: Asked, cursor: string, byName: boolean): Promise<string> {
  const [, , filter] = JSON.parse(Buffer.from(cursor, 'base64url').toString()) as string[];
  const { rows } = await tables.query<{ id: string; created_at: Date; name_key: string }>(
    `select id, created_at, name_key from keyfob.token where workspace_id = $1 and name_key = $2`,
    [workspaceId, `job ${Math.floor(tokens / 2)}`],
  );
  const [row] = rows;
  const value = byName ? row?.name_key : row?.created_at.toISOString();
  return Buffer.from(JSON.stringify([value, row?.id, filter])).toString('base64url');
}
