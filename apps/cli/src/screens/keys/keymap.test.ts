import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { bindingsOf, keymap } from './keymap.ts';
import type { Section } from './keymap.ts';

const sections = Object.keys(keymap) as Section[];
const page = readFileSync(new URL('../../../../../docs/terminal-ui.md', import.meta.url), 'utf8');

test.each(sections)('docs/terminal-ui.md lists the keys of %s as the help shows them', (section) => {
  const [, listed = ''] = new RegExp(`<!-- keys: ${section} -->\n([\\s\\S]*?)\n\n`).exec(page) ?? [];
  const rows = bindingsOf(section).map(
    ([, { keys, does }]) => `| ${keys.map((key) => `\`${key}\``).join(' ')} | ${does} |`,
  );
  expect(listed).toBe(['| key | what it does |', '|---|---|', ...rows].join('\n'));
});

test.each(sections)('no key of %s means two things at once', (section) => {
  const keys = bindingsOf(section).flatMap(([, binding]) => binding.keys);
  expect(keys).toEqual([...new Set(keys)]);
  const above: Section[] = ['tokens', 'token', 'audit', 'members'];
  if (above.includes(section))
    for (const [, { keys: general }] of bindingsOf('anywhere')) expect(keys).not.toContain(general[0]);
});
