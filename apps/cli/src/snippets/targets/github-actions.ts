import { setInYaml } from '../../files/merge-yaml.ts';
import { ciSnippet } from '../ci-snippet.ts';
import type { SnippetInput } from '../snippet.ts';

const environment = ({ apiUrl, value }: SnippetInput) => ({
  KEYFOB_API_URL: apiUrl,
  KEYFOB_TOKEN: value ?? '${{ secrets.KEYFOB_TOKEN }}',
});

function merge(file: string, before: string, input: SnippetInput): string {
  const start = before.trim() === '' ? `${before}name: keyfob\non: workflow_dispatch\n` : before;
  const named = setInYaml(file, start, ['env'], environment(input), { before: 'jobs' });
  if (before.trim() !== '') return named;
  const steps = [{ run: `npx --yes @keyfob/cli token can ${input.permission}` }];
  return setInYaml(file, named, ['jobs'], { keyfob: { 'runs-on': 'ubuntu-latest', steps } });
}

/** The environment of every job of a workflow; a workflow that is there keeps its jobs. */
export const snippet = ciSnippet({
  name: 'github-actions',
  file: '.github/workflows/keyfob.yml',
  merge,
  secret: { is: 'a secret of the repository', program: 'gh secret set KEYFOB_TOKEN' },
});
