import { globSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';

const source = new URL('../', import.meta.url);
const NOUNS = 'audit|housekeeping|installation|invitation|member|operator|person|role|token|webhook|workspace';
const ACTION = new RegExp(`'((?:${NOUNS})\\.[a-z_]+)'`, 'g');

test('docs/audit.md lists exactly the actions that operations record', () => {
  const recorded = new Set<string>();
  for (const file of globSync('**/*.ts', { cwd: source, exclude: (name) => name.endsWith('.test.ts') })) {
    const text = readFileSync(new URL(file, source), 'utf8');
    // Where an event is recorded, or the type of what is passed on to be.
    const lines = text.split('\n').filter((line) => /\baction\b/.test(line));
    for (const [, action = ''] of lines.join('\n').matchAll(ACTION)) recorded.add(action);
  }
  const page = readFileSync(new URL('../../../docs/audit.md', source), 'utf8');
  const table = page.split('<!-- actions -->')[1]?.split('<!-- /actions -->')[0] ?? '';
  const documented = [...table.matchAll(/^\| `([a-z_.]+)` \| .+ \|$/gm)].map(([, action]) => action);
  expect(documented).toEqual([...recorded].toSorted());
});
