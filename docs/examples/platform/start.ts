import { env, exit, stderr, stdout } from 'node:process';
import { openAcme } from './acme.ts';
import { openTokens } from './keyfob.ts';

const { KEYFOB: baseUrl = 'http://localhost:4600', ACME_SERVICE_TOKEN: token, PORT = '4700' } = env;

if (token) {
  openAcme(openTokens({ baseUrl, token })).listen(Number(PORT), '127.0.0.1', () => {
    stdout.write(`Acme Builds is at http://127.0.0.1:${PORT}\n`);
  });
} else {
  stderr.write('Set ACME_SERVICE_TOKEN to the service token that docs/embed.md makes, and KEYFOB to its address.\n');
  exit(1);
}
