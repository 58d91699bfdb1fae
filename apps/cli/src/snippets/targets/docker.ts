import { existsSync } from 'node:fs';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { readYaml, setInYaml } from '../../files/merge-yaml.ts';
import { valueAt } from '../../files/value-at.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

const FILES = ['compose.yaml', 'compose.yml', 'docker-compose.yaml', 'docker-compose.yml'] as const;

function merge(file: string, before: string, input: SnippetInput): string {
  const { apiUrl, value = '${KEYFOB_TOKEN:?}' } = input;
  const old = readYaml(file, before);
  const services = Object.keys(valueAt(old, 'services') ?? {});
  const service = input.service ?? (services.length > 1 ? whichService(file, services) : (services[0] ?? 'app'));
  const place = ['services', service, 'environment'] as const;
  const variables = { KEYFOB_API_URL: apiUrl, KEYFOB_TOKEN: value };
  if (!Array.isArray(valueAt(old, ...place))) {
    const image = services.includes(service) ? {} : { image: 'your/image' };
    return setInYaml(file, before, ['services', service], { ...image, environment: variables });
  }
  const list = valueAt(old, ...place) as unknown[];
  const missing = Object.entries(variables).filter(
    ([name]) => !list.some((one) => String(one).split('=', 1)[0] === name),
  );
  return setInYaml(
    file,
    before,
    [...place],
    missing.map(([name, one]) => `${name}=${one}`),
  );
}

function whichService(file: string, services: readonly string[]): never {
  throw new Failure(`${file} has ${services.length} services`, {
    exitCode: exitCode.usage,
    next: `say which: --service ${services.join(' or ')}`,
  });
}

/** The shell, or a `.env` beside the file, has the value: `docker compose` refuses to start without it. */
export const snippet: Snippet = {
  text: (input) => `# compose.yaml\n${merge('compose.yaml', '', input)}`,
  files: (input, file = FILES.find((one) => existsSync(one)) ?? FILES[0]) => [
    { file, merge: (before) => merge(file, before, input) },
  ],
  isShared: true,
  next: () => [
    'The value comes from the shell or from .env: keyfob snippet dotenv --write --inline. Without compose: docker run -e KEYFOB_API_URL -e KEYFOB_TOKEN …',
  ],
};
