import { setInYaml } from '../../files/merge-yaml.ts';
import { ciSnippet } from '../ci-snippet.ts';
import type { SnippetInput } from '../snippet.ts';

function merge(file: string, before: string, input: SnippetInput): string {
  const { apiUrl, value, permission } = input;
  const variables = { KEYFOB_API_URL: apiUrl, ...(value !== undefined && { KEYFOB_TOKEN: value }) };
  const named = setInYaml(file, before, ['variables'], variables);
  // A pipeline that has jobs needs no example.
  if (before.trim() !== '') return named;
  return setInYaml(file, named, ['keyfob'], {
    image: 'node:24',
    script: [`npx --yes @keyfob/cli token can ${permission}`],
  });
}

/** GitLab gives every job the variables of the project: the file names only the address. */
export const snippet = ciSnippet({
  name: 'gitlab',
  file: '.gitlab-ci.yml',
  merge,
  secret: { is: 'a masked variable of the project', program: 'glab variable set KEYFOB_TOKEN --masked' },
});
