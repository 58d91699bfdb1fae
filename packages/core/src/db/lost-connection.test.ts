import { afterAll, beforeAll, expect, test } from 'vitest';
import { openTestCore } from '../../test/test-core.ts';
import type { TestCore } from '../../test/test-core.ts';
import { getWorkspace } from '../workspaces/get-workspace.ts';
import { servicePool } from './service-pool.ts';

/** More than there are connections for operations. */
const LOST = 12;

let at: TestCore;
beforeAll(async () => {
  at = await openTestCore();
});
afterAll(() => at.close());

test('R4 however many connections break in the middle of an operation, the next one finds one', async () => {
  for (let lost = 0; lost < LOST; lost += 1) {
    const broken = at.run(async (ctx) => {
      const [own] = await ctx.em.execute<{ pid: number }[]>('select pg_backend_pid() as pid');
      await at.db.query('select pg_terminate_backend($1)', [own?.pid]);
      await ctx.em.execute('select pg_sleep(5)');
    });
    await expect(broken).rejects.toThrow(/terminating connection|connection error/);
  }
  expect((await at.run(getWorkspace)).slug).toBe(at.workspace);
});

test('R4 a connection that breaks between two statements of its holder does not end the process', async () => {
  const pool = await servicePool(at.databaseUrl, 'keyfob_system');
  const held = await pool.connect();
  const { rows } = await held.query<{ pid: number }>('select pg_backend_pid() as pid');
  const ended = new Promise((resolve) => {
    held.once('end', resolve);
  });
  await at.db.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
  await ended;
  await expect(held.query('select 1')).rejects.toThrow('connection error');
  held.release(true);
  await pool.end();
});
