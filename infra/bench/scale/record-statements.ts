import pg from 'pg';

export interface Statement {
  text: string;
  values: unknown[];
  /** The service role it ran as. */
  role: string;
}

/** The statements that go to PostgreSQL while `work` runs, as the driver is given them. */
export async function recordStatements<Output>(
  work: () => Promise<Output>,
): Promise<{ output: Output; statements: Statement[] }> {
  const statements: Statement[] = [];
  // Outside a transaction that became another, a core’s connections are the system’s.
  const roles = new WeakMap<object, string>();
  const original = pg.Client.prototype.query; // oxlint-disable-line typescript/unbound-method -- called with its client as `this`, below
  function recorded(this: pg.Client, ...args: unknown[]) {
    const [first, second] = args;
    const query = typeof first === 'string' ? { text: first } : (first as pg.QueryConfig);
    const values = (query.values ?? (Array.isArray(second) ? second : [])) as unknown[];
    if (typeof query.text === 'string') {
      const becomes = /set_config\('role', (?:'(\w+)'|\$1)/.exec(query.text);
      if (becomes) roles.set(this, becomes[1] ?? String(values[0]));
      if (/^\s*(?:commit|rollback)/i.test(query.text)) roles.delete(this);
      statements.push({ text: query.text, values, role: roles.get(this) ?? 'keyfob_system' });
    }
    return Reflect.apply(original, this, args) as unknown;
  }
  Object.assign(pg.Client.prototype, { query: recorded });
  try {
    return { output: await work(), statements };
  } finally {
    Object.assign(pg.Client.prototype, { query: original });
  }
}
