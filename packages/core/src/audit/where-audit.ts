import type { AuditFilter } from './audit.schema.ts';

/** A condition on `keyfob.audit_event` with its values. */
interface Condition {
  sql: string;
  values: unknown[];
}

/**
 * What a filter asks of the events of one chain. Every condition is an equality or a range of a column that has an index and a
 * leak-proof operator: row-level security lets no other one use its index.
 */
export function whereAudit(chainId: string, filter: AuditFilter): Condition {
  const all: Condition[] = [{ sql: 'chain_id = ?', values: [chainId] }];
  const add = (sql: string, ...values: unknown[]) => all.push({ sql, values });
  if (filter.action?.endsWith('.')) add('action >= ? and action < ?', ...startingWith(filter.action));
  else if (filter.action !== undefined) add('action = ?', filter.action);
  if (filter.actor !== undefined) add(...eventsOf(chainId, filter.actor));
  if (filter.subject_kind !== undefined) add('subject_kind = ?', filter.subject_kind);
  if (filter.subject !== undefined) add('subject_id = ?', filter.subject);
  if (filter.since !== undefined) add('at >= ?', new Date(filter.since));
  if (filter.until !== undefined) add('at < ?', new Date(filter.until));
  if (filter.q !== undefined) add(...found(chainId, filter.q));
  return { sql: all.map(({ sql }) => sql).join(' and '), values: all.flatMap(({ values }) => values) };
}

/** Whose id it is, or whose label: a token’s is its handle. */
function eventsOf(chainId: string, actor: string): [string, ...unknown[]] {
  return [
    `seq in (select seq from keyfob.audit_event where chain_id = ? and actor_id = ?
       union all select seq from keyfob.audit_personal where chain_id = ? and value in (?, ?) and field in ('actor', 'via'))`,
    chainId,
    actor,
    chainId,
    actor,
    `token ${actor}`,
  ];
}

/** The beginning of an action, label or address, or a whole id. */
function found(chainId: string, q: string): [string, ...unknown[]] {
  const branches: [condition: string, values: unknown[], table?: string][] = [
    ['value >= ? and value < ?', startingWith(q), 'audit_personal'],
    ['action >= ? and action < ?', startingWith(q)],
    ['subject_id = ?', [q]],
    ['actor_id = ?', [q]],
    ['request_id = ?', [q]],
  ];
  const selects = branches.map(
    ([condition, , table = 'audit_event']) => `select seq from keyfob.${table} where chain_id = ? and ${condition}`,
  );
  return [`seq in (${selects.join(' union all ')})`, ...branches.flatMap(([, values]) => [chainId, ...values])];
}

const startingWith = (start: string) => [start, `${start}\u{10ffff}`];
