import path from 'node:path';
import { parseTokenValue } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { examples } from '../examples.ts';
import { Failure } from '../failure.ts';
import { askServer, isDead, isLive, NOT_ASKED, UNKNOWN } from '../scan/ask-server.ts';
import type { IgnoredFiles } from '../scan/files-in.ts';
import { findCommit } from '../scan/find-commit.ts';
import { installHook } from '../scan/install-hook.ts';
import { look } from '../scan/look.ts';
import type { Look } from '../scan/look.ts';
import { filesBelow, historyOf, stagedIn } from '../scan/sources.ts';
import { openAnonymous, openKeyfob } from '../session.ts';
import type { OpenSession } from '../session.ts';
import { counted } from '../text.ts';

interface ScanOptions {
  readonly history?: true;
  readonly staged?: true;
  readonly ignored?: true;
  readonly offline?: true;
  readonly revoke?: true;
  readonly installHook?: true;
}

interface Leak {
  readonly where: string;
  readonly line: number;
  /** The value itself is never shown. */
  readonly token: string;
  readonly kind: string;
  readonly status: string;
}

export function command(): Command {
  return new Command()
    .description('Find token values in files, in what is about to be committed, or in all of a Git history')
    .argument('[path]', 'a file or a folder', '.')
    .addOption(new Option('--history', 'look into every object of the Git repository').conflicts(['staged']))
    .option('--staged', 'look into what the next commit would add')
    .addOption(new Option('--ignored', 'look into what Git ignores too').conflicts(['history', 'staged']))
    .addOption(new Option('--offline', 'ask no server which values are live').conflicts(['revoke']))
    .option('--revoke', 'revoke the live ones; each value revokes itself, so no permission is needed')
    .option('--install-hook', 'scan before every commit of this Git repository')
    .addHelpText(
      'after',
      NOTE +
        examples(
          ['keyfob scan', 'The working tree; what Git ignores is left out'],
          ['keyfob scan ./logs --ignored', 'What Git ignores too'],
          ['keyfob scan --history', 'Everything the repository ever kept'],
          ['keyfob scan --install-hook', 'Before every commit from now on'],
          ['keyfob scan --history --revoke', 'And revoke what is live'],
        ),
    )
    .action(async (place: string, options: ScanOptions, command: Command) => {
      const session = await openAnonymous(command);
      if (options.installHook) return hook(session, place);
      const ignored = { areRead: options.ignored ?? false, leftOut: 0 };
      const seen = await look(sourcesOf(place, options, ignored));
      const values = [...new Set(seen.finds.map(({ value }) => value))];
      const standings = await standingsOf(session, values, options);
      if (options.revoke) await revoke(session, standings);
      tell(session, seen, await leaksOf(seen, standings, place, options), ignored);
      fail(standings, seen);
    });
}

const NOTE =
  '\nValues are found by their form and checksum, so what is found is a value. Values of dead tokens are listed and no failure.\n';

function sourcesOf(place: string, { history, staged }: ScanOptions, ignored: IgnoredFiles) {
  return history ? historyOf(place) : staged ? stagedIn(place) : filesBelow(place, ignored);
}

async function standingsOf(session: OpenSession, values: readonly string[], { offline }: ScanOptions) {
  if (offline) return new Map(values.map((value) => [value, NOT_ASKED]));
  const { standings, trouble } = await askServer(values, (value) => openKeyfob(session.settings, value));
  if (trouble) session.output.warn(`nobody was asked which values are live: ${session.apiUrl} does not answer`);
  return standings;
}

async function revoke(session: OpenSession, standings: Map<string, string>): Promise<void> {
  const live = [...standings].filter(([, standing]) => isLive(standing));
  if (live.length === 0) return;
  await session.confirm(`Revoke ${counted(live.length, 'live token')} for good?`, {
    force: true,
  });
  for (const [value] of live) {
    await openKeyfob(session.settings, value).revokeSelf({ reason: 'Found by keyfob scan' });
    standings.set(value, 'revoked');
  }
}

async function leaksOf(
  { finds }: Look,
  standings: ReadonlyMap<string, string>,
  place: string,
  { history }: ScanOptions,
): Promise<Leak[]> {
  const leaks: Leak[] = [];
  for (const { value, source, line } of finds) {
    const parts = parseTokenValue(value);
    leaks.push({
      where: history ? await findCommit(place, source) : source,
      line,
      token: `${parts?.start}…${parts?.last4}`,
      kind: parts?.kind ?? '',
      status: standings.get(value) ?? NOT_ASKED,
    });
  }
  return leaks;
}

function tell(
  { output }: OpenSession,
  { sources, bytes, unread }: Look,
  leaks: readonly Leak[],
  { leftOut }: IgnoredFiles,
): void {
  for (const { name, reason } of unread) output.warn(`${name} was not read: ${reason}`);
  const columns = {
    where: ({ where, line }: Leak) => `${where}:${line}`,
    token: ({ token }: Leak) => token,
    kind: ({ kind }: Leak) => kind,
    status: ({ status }: Leak) => (status === UNKNOWN ? 'unknown here' : status),
  };
  const data = { leaks, sources, bytes, unread, ignored: leftOut };
  output.list(data, leaks, columns, 'No token values found.');
  output.notice(`Looked into ${counted(sources, 'place')}, ${amount(bytes)}.`);
  const [were, them] = leftOut === 1 ? ['was', 'it'] : ['were', 'them'];
  if (leftOut > 0)
    output.notice(
      `${counted(leftOut, 'file')} ${were} left out, because Git ignores ${them}: --ignored looks into ${them} too.`,
    );
}

const amount = (bytes: number) => (bytes < 1e5 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`);

function fail(standings: ReadonlyMap<string, string>, { unread }: Look): void {
  const open = [...standings.values()].filter((standing) => !isDead(standing));
  const live = open.filter(isLive).length;
  if (open.length > 0)
    throw new Failure(`${counted(open.length, 'token value')} found, ${live} live`, {
      next:
        live > 0
          ? 'revoke them (the same with --revoke), then take them out of the files'
          : 'take them out of the files; another installation may know them: --api-url URL',
    });
  if (unread.length > 0) throw new Failure('Not everything could be read');
}

async function hook({ output, settings }: OpenSession, place: string): Promise<void> {
  const program = [process.execPath, path.resolve(process.argv[1] ?? 'keyfob')];
  const { path: at, installed } = await installHook(place, { apiUrl: settings.options.apiUrl, program });
  output.message({ path: at, installed }, installed ? `Scans before every commit: ${at}` : `Was there already: ${at}`);
}
