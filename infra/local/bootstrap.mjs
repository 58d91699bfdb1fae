// From a bare checkout to a running Keyfob: `bootstrap.mjs start|test|bench [arguments]`.
// Runs on the machine's own Node (20 or newer) with no dependency; everything after it runs on the pinned Node.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from './bootstrap/build.mjs';
import { install } from './bootstrap/install.mjs';
import { Refusal } from './bootstrap/refusal.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const bin = path.join(root, 'node_modules', '.bin');
const [command, ...rest] = process.argv.slice(2);

if (process.env.npm_lifecycle_event) followNpm(process.ppid);
try {
  if (Number(process.versions.node.split('.')[0]) < 20) {
    throw new Refusal(
      `Keyfob needs Node 20 or newer to start; this is ${process.version}. Get one at https://nodejs.org`,
    );
  }
  if (!['start', 'test', 'bench'].includes(command))
    throw new Refusal('Usage: npm start | npm test | npm run bench [-- arguments]');
  await install(root);
  const env = { ...process.env, PATH: bin + path.delimiter + (process.env.PATH || '') };
  if (!rest.includes('--help') && !rest.includes('-h')) await build(root, env);
  handOver(path.join(root, 'infra', command === 'bench' ? 'bench' : 'local', `${command}.ts`), env);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  if (error.output) process.stderr.write(`${error.output.trimEnd()}\n\n`);
  process.stderr.write(`${error.message}\n`);
  if (command === 'test') process.stdout.write('0 passed, 1 failed\n');
  process.exitCode = 1;
}

/** A killed npm takes nothing with it; seen here as another parent, it counts as SIGTERM. */
function followNpm(npm) {
  const watch = setInterval(() => {
    if (process.ppid === npm) return;
    clearInterval(watch);
    process.kill(process.pid, 'SIGTERM');
  }, 500).unref();
}

/** The open channel tells the child when this process dies, by whatever signal. */
function handOver(script, env) {
  const child = spawn(path.join(bin, 'node'), [script, ...rest], {
    env,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
  });
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = signal ? 128 + constants.signals[signal] : code;
    if (child.connected) child.disconnect();
  });
}
