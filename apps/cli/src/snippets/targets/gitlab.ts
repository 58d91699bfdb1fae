import { setInYaml } from '../../files/merge-yaml.ts';
import { pipeInto } from '../pipe-into.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

const FILE = '.gitlab-ci.yml';

function merge(file: string, before: string, input: SnippetInput): string {
  const { apiUrl, value, permission } = input;
  const variables = { KEYFOB_API_URL: apiUrl, ...(value !== undefined && { KEYFOB_TOKEN: value }) };
  const named = setInYaml(file, before, ['variables'], variables);
  // A pipeline that has jobs needs no example.
  if (before.trim() !== '') return named;
  return setInYaml(file, named, ['keyfob'], { image: 'node:24', script: [`npx keyfob token can ${permission}`] });
}

/** GitLab gives every job the variables of the project: the file names only the address. */
export const snippet: Snippet = {
  text: (input) => `# ${FILE}\n${merge(FILE, '', input)}`,
  files: (input, file = FILE) => [{ file, merge: (before) => merge(file, before, input) }],
  isShared: true,
  next: (input) => [
    `The value is a masked variable of the project: ${pipeInto('gitlab', input, 'glab variable set KEYFOB_TOKEN --masked')}`,
  ],
};
