import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import process from 'node:process';
import { Refusal } from './refusal.mjs';
import { runStep } from './run-step.mjs';

/** Installs what the lockfile names, unless a stamp says that this very state is already installed. */
export async function install(root) {
  const stampFile = path.join(root, 'node_modules', '.keyfob-installed');
  const wanted = stateOf(root);
  if (read(stampFile) === wanted && fs.existsSync(path.join(root, 'node_modules', '.bin', 'node'))) return;

  const { packageManager } = JSON.parse(read(path.join(root, 'package.json')));
  try {
    const seconds = await runStep({
      title: 'Installing packages (the first time takes a minute or two)…',
      file: process.platform === 'win32' ? 'npx.cmd' : 'npx',
      args: ['--yes', packageManager, 'install', '--frozen-lockfile', '--prefer-offline', '--reporter=append-only'],
      cwd: root,
      env: {
        npm_config_fetch_retry_mintimeout: '1000',
        npm_config_fetch_retry_maxtimeout: '5000',
        ...process.env,
        // The output is where a failure is explained from: a silent npm would leave nothing.
        npm_config_loglevel: 'warn',
        CI: 'true',
      },
      progress: (line) => (/^(Progress|Downloading|Lockfile)|(post|pre)?install/.test(line) ? line : ''),
      explain,
    });
    fs.writeFileSync(stampFile, wanted);
    process.stdout.write(`Installed in ${seconds} s.\n`);
  } catch (error) {
    if (error.code === 'ENOENT')
      throw new Refusal('npm is missing: Keyfob installs its packages with the npx that comes with npm.');
    if (error.code) throw explain(String(error));
    throw error;
  }
}

/** Everything the installed tree depends on: lockfile, settings, every manifest, and the machine it is for. */
function stateOf(root) {
  const manifests = ['apps', 'packages'].flatMap((folder) =>
    fs.readdirSync(path.join(root, folder)).map((member) => path.join(folder, member, 'package.json')),
  );
  const hash = createHash('sha256').update(`${process.platform}-${process.arch}`);
  for (const file of ['pnpm-lock.yaml', 'pnpm-workspace.yaml', 'package.json', ...manifests.sort()]) {
    hash.update(`\0${file}\0${read(path.join(root, file))}`);
  }
  return hash.digest('hex');
}

function read(file) {
  try {
    return fs.readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

function explain(output) {
  if (/ENOSPC|no space left/i.test(output))
    return new Refusal('No space left on the disk: free about 1 GB, then run the same command again.');
  if (/OUTDATED_LOCKFILE|frozen-lockfile/i.test(output)) {
    return new Refusal(
      'pnpm-lock.yaml does not match the package.json files: run `npx pnpm install` once and commit the result.',
    );
  }
  if (/EACCES|EPERM|permission denied/i.test(output)) {
    return new Refusal(
      'The checkout or the package cache cannot be written: run this as the user who owns them.',
      lastLines(output),
    );
  }
  if (
    /ENOTFOUND|EAI_AGAIN|ECONN|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|network|fetch failed|error sending request|dns/i.test(
      output,
    )
  ) {
    return new Refusal(
      'The package registry cannot be reached: check the network or the proxy, then run the same command again.',
    );
  }
  return new Refusal('Installing the packages failed; its output is above.', lastLines(output));
}

const lastLines = (output) => output.split('\n').slice(-30).join('\n');
