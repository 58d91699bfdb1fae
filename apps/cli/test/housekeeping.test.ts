import pg from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openAcme } from './open-acme.ts';

const DEAD = 150;

let acme: Awaited<ReturnType<typeof openAcme>>;

beforeAll(async () => {
  acme = await openAcme();
  acme.live.startWorker();
});
afterAll(() => acme[Symbol.asyncDispose]());

const housekeeping = (line: string) => acme.run(['housekeeping', ...line.split(' ')]);
const lineOf = async (job: string) =>
  (await housekeeping('list')).stdout.split('\n').find((line) => line.startsWith(`${job} `)) ?? '';

/** Tokens that were revoked a hundred days ago. */
async function plantDead(): Promise<void> {
  const db = new pg.Client({ connectionString: acme.live.migrationDatabaseUrl });
  await db.connect();
  await db.query(
    `insert into keyfob.token (id, workspace_id, kind, environment, name, name_key, name_held, handle, refreshable, access, start,
       last4, created_at, issued_by_person_at, revoked_at, revoke_reason, family_id)
     select made.id, w.id, 'workspace', 'production', 'old ' || made.n, 'old ' || made.n, false, 'old ' || made.n, true, 'full', 'kf', 'last',
       now() - interval '200 days', now() - interval '200 days', now() - interval '100 days', 'planted', made.id
     from keyfob.workspace w, lateral (select gen_random_uuid() as id, n from generate_series(1, $1::int) n) made (id, n)`,
    [DEAD],
  );
  await db.end();
}

test('a sweep that would hit too much is counted, halts, is approved by a person and only then done', async () => {
  await plantDead();
  expect((await housekeeping('run purge-tokens --dry-run')).stdout).toBe(
    `purge-tokens would do this now: ${DEAD} purged.\n`,
  );
  expect((await housekeeping('run purge-tokens')).stdout).toMatch(/^The worker has purge-tokens\./);
  await expect.poll(() => lineOf('purge-tokens'), { timeout: 60_000 }).toMatch(`halted: would be ${DEAD} purged`);

  const unasked = await housekeeping('approve purge-tokens');
  expect([unasked.exitCode, unasked.stderr]).toEqual([64, expect.stringContaining('the same with --yes')]);
  expect((await housekeeping('approve purge-tokens --yes')).exitCode).toBe(0);
  await housekeeping('run purge-tokens');
  await expect.poll(() => lineOf('purge-tokens'), { timeout: 60_000 }).toMatch(`${DEAD} purged`);
  expect(await lineOf('purge-tokens')).not.toMatch('halted');
});

test('a paused job says since when, and goes on; one that has not halted cannot be approved, and no other name is a job', async () => {
  expect((await housekeeping('pause remind-people')).stdout).toBe(
    'remind-people leaves this workspace alone until: keyfob housekeeping resume remind-people\n',
  );
  expect(await lineOf('remind-people')).toMatch(/paused \d+ s ago$/);
  expect((await housekeeping('resume remind-people')).stdout).toMatch(/^remind-people goes on: /);
  expect(await lineOf('remind-people')).not.toMatch('paused');
  const early = await housekeeping('approve remind-people --yes');
  expect([early.exitCode, early.stderr]).toEqual([7, expect.stringContaining('did not halt here')]);
  const unknown = await housekeeping('run sing');
  expect([unknown.exitCode, unknown.stderr]).toEqual([6, expect.stringContaining('expire-tokens')]);
  const { jobs } = JSON.parse((await housekeeping('list --json')).stdout) as { jobs: { job: string }[] };
  expect(jobs.map(({ job }) => job)).toContain('expire-tokens');
  expect(await lineOf('expire-tokens')).toMatch(/^expire-tokens +30s /);
  expect(await lineOf('purge-tokens')).toMatch(/^purge-tokens +\d+[hd] /);
  expect((await housekeeping('run remind-people')).stdout).toBe(
    'The worker has remind-people. Once it has changed something, that is its last effect: keyfob housekeeping list\n',
  );
});
