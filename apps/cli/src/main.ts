import { version } from './version.ts';

// Whoever reads our output may stop before its end (`keyfob … | head`): that is no failure of ours.
for (const stream of [process.stdout, process.stderr]) {
  stream.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') process.exit(0);
    // What could not be said may have been the only place of a value; its token is still there.
    if (stream === process.stdout)
      process.stderr.write(
        `Error: Cannot write the answer (${error.message})\nNext: make room and ask again; for a new token’s value: keyfob token list, keyfob token refresh ID\n`,
      );
    process.exit(1);
  });
}

const args = process.argv.slice(2);
// Scripts ask for the version often: they get it without the rest of the program being loaded.
if (args.length === 1 && ['--version', '-V'].includes(args[0] ?? '')) process.stdout.write(`${version}\n`);
else if (args[0] === '__complete')
  await import('./completion/complete.ts').then(({ complete }) => complete(args.slice(1)));
else await import('./run.ts').then(({ run }) => run(args));
