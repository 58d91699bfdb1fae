import type { Pool } from 'pg';
import type { Statement } from './record-statements.ts';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  'Shared Hit Blocks'?: number;
  'Shared Read Blocks'?: number;
  Plans?: Node[];
}

/** What a statement cost, in numbers that are the same on every machine. */
export interface Plan {
  indexes: string[];
  /** Tables read from end to end. */
  seqScans: string[];
  /** Rows read to answer, dropped ones included. */
  rows: number;
  /** The most rows that one sort was given. */
  sorted: number;
  /** Pages of 8 KB. */
  buffers: number;
}

/**
 * Runs a statement once more as the service role in its workspace, explained. On a small table a sequential scan is cheap and chosen;
 * `avoidSeqScans` then shows whether there is an index to use instead.
 */
export async function readPlan(
  db: Pool,
  workspaceId: string,
  { text, values, role }: Statement,
  avoidSeqScans: boolean,
): Promise<Plan> {
  const client = await db.connect();
  try {
    await client.query('begin');
    await client.query(`select set_config('role', $2, true), set_config('keyfob.workspace', $1, true)`, [
      workspaceId,
      role,
    ]);
    if (avoidSeqScans) await client.query('set local enable_seqscan = off');
    const { rows } = await client.query<{ 'QUERY PLAN': { Plan: Node }[] }>(
      `explain (analyze, buffers, format json) ${text}`,
      values,
    );
    const plan: Plan = { indexes: [], seqScans: [], rows: 0, sorted: 0, buffers: 0 };
    for (const { Plan: root } of rows[0]?.['QUERY PLAN'] ?? []) {
      plan.buffers += (root['Shared Hit Blocks'] ?? 0) + (root['Shared Read Blocks'] ?? 0);
      walk(root, plan);
    }
    plan.indexes = [...new Set(plan.indexes)];
    return plan;
  } finally {
    await client.query('rollback');
    client.release();
  }
}

function walk(node: Node, plan: Plan): void {
  const loops = node['Actual Loops'] ?? 1;
  const given = (inner: Node) => (inner['Actual Rows'] ?? 0) * (inner['Actual Loops'] ?? 1);
  if (node['Index Name']) plan.indexes.push(node['Index Name']);
  // A join whose other side is empty plans a scan that it never runs.
  if (node['Node Type'] === 'Seq Scan' && loops > 0) plan.seqScans.push(node['Relation Name'] ?? '');
  if (node['Node Type'].endsWith('Sort')) plan.sorted = Math.max(plan.sorted, ...(node.Plans ?? []).map(given));
  if (node['Node Type'].endsWith('Scan') && node['Node Type'] !== 'Bitmap Index Scan') {
    const dropped = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
    plan.rows += ((node['Actual Rows'] ?? 0) + dropped) * loops;
  }
  for (const inner of node.Plans ?? []) walk(inner, plan);
}
