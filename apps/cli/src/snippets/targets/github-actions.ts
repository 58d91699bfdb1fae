import { setInYaml } from '../../files/merge-yaml.ts';
import { pipeInto } from '../pipe-into.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

const FILE = '.github/workflows/keyfob.yml';

const environment = ({ apiUrl, value }: SnippetInput) => ({
  KEYFOB_API_URL: apiUrl,
  KEYFOB_TOKEN: value ?? '${{ secrets.KEYFOB_TOKEN }}',
});

function merge(file: string, before: string, input: SnippetInput): string {
  const start = before.trim() === '' ? `${before}name: keyfob\non: workflow_dispatch\n` : before;
  const named = setInYaml(file, start, ['env'], environment(input), { before: 'jobs' });
  if (before.trim() !== '') return named;
  const steps = [{ run: `npx keyfob token can ${input.permission}` }];
  return setInYaml(file, named, ['jobs'], { keyfob: { 'runs-on': 'ubuntu-latest', steps } });
}

/** The environment of every job of a workflow; a workflow that is there keeps its jobs. */
export const snippet: Snippet = {
  text: (input) => `# ${FILE}\n${merge(FILE, '', input)}`,
  files: (input, file = FILE) => [{ file, merge: (before) => merge(file, before, input) }],
  isShared: true,
  next: (input) => [
    `The value is a secret of the repository: ${pipeInto('github-actions', input, 'gh secret set KEYFOB_TOKEN')}`,
  ],
};
