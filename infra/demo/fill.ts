// Run by `npm start -- --demo` after the migration: fills an empty installation with a workspace that looks lived in. Everything goes
// through the operations that people's own clicks go through, with the clock put back, so that rights, names and the audit chain hold.
import { randomUUID } from 'node:crypto';
import fs from 'node:fs';
import process from 'node:process';
import { addPerson, loadConfig, openCore, servicePool } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import { settleMails } from './housekeeping.ts';
import { people, workspace } from './people.ts';
import { marker, timeline } from './timeline.ts';

const DAY_MS = 86_400_000;

const [passwordFile = ''] = process.argv.slice(2);
const config = loadConfig();
const found = await lookAt(config.DATABASE_URL);
if (found === 'other') {
  process.stderr.write(
    'this installation holds other data than the demo (or a demo that was interrupted); give the demo a place of its own: KEYFOB_DATA_DIR=/some/empty/folder npm start -- --demo\n',
  );
  process.exitCode = 1;
} else if (found === 'empty') {
  const core = await openCore(config);
  await fill(core, fs.readFileSync(passwordFile, 'utf8').trim());
  await core.close();
}

async function lookAt(databaseUrl: string): Promise<'empty' | 'demo' | 'other'> {
  const pool = await servicePool(databaseUrl, 'keyfob_system', { max: 1 });
  const { rows } = await pool.query<{ empty: boolean; demo: boolean }>(
    `select set_up_at is null as empty, exists(select from keyfob.workspace where external_id = $1) as demo from keyfob.installation`,
    [marker],
  );
  await pool.end();
  if (rows[0]?.empty) return 'empty';
  return rows[0]?.demo ? 'demo' : 'other';
}

async function fill(core: Core, password: string): Promise<void> {
  const userIds = await letPeopleIn(core, password);
  for (const { ago, run } of timeline(core, userIds, password)) {
    core.clock.offsetMs = -ago * DAY_MS;
    await run();
  }
  await settleMails(core);
}

/** The first owner sets the installation up; the others get accounts whose addresses count as shown to be theirs. */
async function letPeopleIn(core: Core, password: string): Promise<Map<string, string>> {
  const [owner, ...others] = people;
  if (!owner) throw new Error('the demo has nobody');
  core.clock.offsetMs = -owner.joined * DAY_MS;
  const request = { id: randomUUID(), ip: owner.ip };
  await core.setup.claim(
    { code: core.setup.code, email: owner.email, password, workspace_name: workspace.name, starter_catalog: true },
    request,
  );
  const call = { caller: { kind: 'system', label: 'demo' }, request } as const;
  return core.inInstallation(call, async (ctx) => {
    for (const { email, name } of others) await addPerson(ctx, { userId: randomUUID(), email, name, password });
    await ctx.em.execute(`update auth."user" set "emailVerified" = true`);
    await ctx.em.execute(`update auth."user" set name = ? where email = ?`, [owner.name, owner.email]);
    const rows = await ctx.em.execute<{ id: string; email: string }[]>('select id, email from auth."user"');
    return new Map(people.map(({ key, email }) => [key, rows.find((row) => row.email === email)?.id ?? '']));
  });
}
