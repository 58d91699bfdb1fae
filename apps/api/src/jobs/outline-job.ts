/**
 * What an operator sees of a job’s data: ids and numbers, and how much there is of anything longer. What people of a workspace did, and from
 * where, is for that workspace alone.
 */
export function outlineJob(data: unknown): unknown {
  if (typeof data !== 'object' || data === null) return data;
  return Object.fromEntries(
    Object.entries(data).map(([name, value]) => [
      name,
      Array.isArray(value) ? `${value.length} entries` : typeof value === 'object' && value !== null ? '…' : value,
    ]),
  );
}
