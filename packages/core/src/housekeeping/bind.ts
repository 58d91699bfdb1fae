/**
 * SQL with `:name` for its values, as statements built of several conditions need it. Rules take the transaction’s instant as `:now`,
 * never the database’s `now()`. @throws Error where a name has no value.
 */
export function bind(sql: string, values: Readonly<Record<string, unknown>>): [string, unknown[]] {
  const bound: unknown[] = [];
  const text = sql.replaceAll(/(?<!:):([a-z_]+)/g, (_, name: string) => {
    if (!(name in values)) throw new Error(`no value is given for :${name}`);
    bound.push(values[name]);
    return values[name] instanceof Date ? '?::timestamptz' : '?';
  });
  return [text, bound];
}
