import { readYaml, setInYaml } from '../../files/merge-yaml.ts';
import { valueAt } from '../../files/value-at.ts';
import { ciSnippet } from '../ci-snippet.ts';
import type { SnippetInput } from '../snippet.ts';

function merge(file: string, before: string, input: SnippetInput): string {
  const { apiUrl, value, permission } = input;
  const environment = { KEYFOB_API_URL: apiUrl, ...(value !== undefined && { KEYFOB_TOKEN: value }) };
  const steps = [{ run: `npx --yes @keyfob/cli token can ${permission}` }];
  const start = before.trim() === '' ? `${before}version: 2.1\n` : before;
  const old = readYaml(file, start);
  const withJob = valueAt(old, 'jobs', 'keyfob')
    ? setInYaml(file, start, ['jobs', 'keyfob', 'environment'], environment)
    : setInYaml(file, start, ['jobs', 'keyfob'], { docker: [{ image: 'cimg/node:24.0' }], environment, steps });
  if (valueAt(old, 'workflows', 'keyfob')) return withJob;
  return setInYaml(file, withJob, ['workflows', 'keyfob'], { jobs: [{ keyfob: { context: 'keyfob' } }] });
}

/** CircleCI has no environment for all jobs: this is one job, in a workflow of its own, with the context that holds the value. */
export const snippet = ciSnippet({
  name: 'circleci',
  file: '.circleci/config.yml',
  merge,
  secret: {
    is: 'a variable of the context keyfob',
    program: 'circleci context store-secret github YOUR-ORGANISATION keyfob KEYFOB_TOKEN',
  },
});
