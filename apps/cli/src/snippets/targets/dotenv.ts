import path from 'node:path';
import { ignoreFile, setInDotenv } from '../merge-lines.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

function merge(file: string, before: string, { apiUrl, value }: SnippetInput): string {
  return setInDotenv(file, setInDotenv(file, before, 'KEYFOB_API_URL', apiUrl), 'KEYFOB_TOKEN', value ?? '');
}

/** Without `--inline` the value's place stays empty, or as it is. The file is kept out of git. */
export const snippet: Snippet = {
  text: (input) => merge('.env', '', input),
  files: (input, file = '.env') => [
    { file, merge: (before) => merge(file, before, input), secret: input.value !== undefined },
    { file: path.join(path.dirname(file), '.gitignore'), merge: (before) => ignoreFile(before, path.basename(file)) },
  ],
  next: ({ value }) =>
    value === undefined ? ['Put the value behind KEYFOB_TOKEN=, or let --inline write the one that you use.'] : [],
};
