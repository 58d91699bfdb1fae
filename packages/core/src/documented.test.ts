import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { describeEnvironment } from './config.ts';
import { errorTable } from './errors.ts';

/** The rows of the Markdown table between `<!-- name -->` and `<!-- /name -->`, without its header. */
function documented(page: string, name: string): string[] {
  const text = readFileSync(new URL(`../../../docs/${page}`, import.meta.url), 'utf8');
  const table = text.split(`<!-- ${name} -->`)[1]?.split(`<!-- /${name} -->`)[0] ?? '';
  return table.trim().split('\n').slice(2);
}

test('docs/errors.md lists exactly the codes, statuses and titles that the API answers', () => {
  const expected = Object.entries(errorTable).map(
    ([code, { status, title }]) => `| \`${code}\` | ${status} | ${title} |`,
  );
  expect(documented('errors.md', 'errors')).toEqual(expected);
});

test('docs/operate.md lists exactly the environment variables that Keyfob reads', () => {
  const expected = describeEnvironment().map((variable) => {
    const fallback = variable.default === '' ? '' : `\`${variable.default}\``;
    return `| \`${variable.name}\` | ${variable.description} | ${fallback} |`;
  });
  expect(documented('operate.md', 'environment')).toEqual(expected);
});
