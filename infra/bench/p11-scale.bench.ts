import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { listTokens } from '@keyfob/core';
import { TokenListQuery } from '@keyfob/core/schema';
import { repository } from '../local/services.ts';
import { openTestServer } from '../testing/test-server.ts';
import type { Row } from './row.ts';
import { judgePlans, tabulate } from './scale/judge-plans.ts';
import { openScale } from './scale/open-scale.ts';
import type { Scale } from './scale/open-scale.ts';
import { populateTokens, populateWorkspaces, settle } from './scale/populate.ts';
import { askAll } from './scale/questions.ts';

const PAGES = 200;

/** A million tokens in one workspace among a hundred thousand: what each question to them reads, and how long a page takes. */
export async function bench(): Promise<Row[]> {
  const tokens = Number(process.env['KEYFOB_BENCH_TOKENS'] ?? 1_000_000);
  const server = await openTestServer(process.env['KEYFOB_TEST_DATABASE_URL']);
  const scale = await openScale(await server.createDatabase());
  try {
    await populateWorkspaces(scale.tables, tokens / 10);
    await populateTokens(scale.tables, { workspaceId: scale.workspaceId, tokens, members: tokens / 100 });
    await settle(scale.tables);
    const answers = await askAll({ ...scale, tokens, avoidSeqScans: false });
    const problems = judgePlans(answers);
    for (const problem of problems) process.stderr.write(`${problem}\n`);
    document([`${tokens.toLocaleString('en-US')} tokens:`, '', ...tabulate(answers)]);
    const p95 = await timePages(scale);
    return [
      {
        id: 'P11',
        what: `a page of 100 out of ${tokens} tokens, p95`,
        measured: `${p95.toFixed(1)} ms`,
        goal: '< 50 ms',
        met: p95 < 50,
      },
      {
        id: 'P11',
        what: `plans that read a table from end to end or sort more than a page`,
        measured: `${problems.length} of ${answers.length}`,
        goal: '0',
        met: problems.length === 0,
      },
    ];
  } finally {
    await scale.close();
    await server.close();
  }
}

async function timePages({ core, owner, workspaceId }: Scale): Promise<number> {
  const query = TokenListQuery.parse({ limit: 100 });
  const times: number[] = [];
  for (let page = 0; page < PAGES; page += 1) {
    const began = performance.now();
    await core.inWorkspace(owner, workspaceId, (ctx) => listTokens(ctx, query));
    times.push(performance.now() - began);
  }
  // The first tenth warms up.
  const warm = times.slice(PAGES / 10).toSorted((left, right) => left - right);
  return warm[Math.floor(warm.length * 0.95)] ?? Number.NaN;
}

/** Puts the plans into `docs/scale.md`. */
function document(lines: readonly string[]): void {
  const file = path.join(repository, 'docs/scale.md');
  const [before = '', , after = ''] = readFileSync(file, 'utf8').split(/<!-- \/?plans -->\n/);
  writeFileSync(file, `${before}<!-- plans -->\n\n${lines.join('\n')}\n\n<!-- /plans -->\n${after}`);
}
