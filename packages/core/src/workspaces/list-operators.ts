import type { Context } from '../context.ts';
import { OperatorRow } from '../members/operator.entity.ts';
import { requireOperator } from './enter-installation.ts';
import type { Operator, OperatorList } from './installation.schema.ts';

/** Who runs the installation, in the order they came. */
export async function listOperators(ctx: Context): Promise<OperatorList> {
  requireOperator(ctx);
  return { data: (await ctx.em.findAll(OperatorRow, { orderBy: { createdAt: 'asc' } })).map(presentOperator) };
}

export function presentOperator(row: OperatorRow): Operator {
  return { id: row.userId, email: row.email, created_at: row.createdAt.toISOString() };
}
