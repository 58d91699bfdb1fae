import { expect, test } from 'vitest';
import { setInNginx } from './merge-nginx.ts';

const set = (text: string, server?: string, line = 'x;') => setInNginx('site.conf', text, [line], server);

const site = `# a } in a comment
server {
  server_name a.example "b.example";
  location ~ "\\.{2}$" { return 200 '}'; } # odd
  set $x \${y}z;
}
`;
const marked = '      # keyfob begin\n      x;\n      # keyfob end\n';

test.each([
  ['a file to include', '', '# keyfob begin\nx;\n# keyfob end\n'],
  ['no server block', 'gzip on;\n', 'gzip on;\n# keyfob begin\nx;\n# keyfob end\n'],
  ['the only server block', site, site.replace(/\}\n$/, `${marked.replaceAll('      ', '    ')}}\n`)],
])('%s: the lines are put there once', (_, text, expected) => {
  const once = set(text);
  expect(once).toBe(expected);
  expect(set(once)).toBe(once);
});

test('other lines take the place of earlier ones', () => {
  expect(set(set(site), undefined, 'y;')).toBe(set(site, undefined, 'y;'));
});

test('of more than one server block the named one is taken; none is guessed', () => {
  const two = `http {\n${site}${site.replace('a.example', 'c.example').replace('"b.example"', '')}}\n`;
  expect(set(two, 'c.example').indexOf('keyfob')).toBeGreaterThan(two.indexOf('c.example'));
  expect(set(two, 'b.example').indexOf('keyfob')).toBeLessThan(two.indexOf('c.example'));
  expect(() => set(two)).toThrow('say which: --server NAME');
  expect(() => set(two, 'd.example')).toThrow('say which: --server NAME');
});

test.each([
  ['server {\n', 'site.conf is not an nginx configuration: line 1'],
  ['server {\n}\n}\n', 'site.conf is not an nginx configuration: line 3'],
  ['a "b;\n', 'site.conf is not an nginx configuration: line 1'],
  ['# keyfob begin\nx;\n', 'site.conf is not whole: line 1'],
])('what cannot be read is refused with its line: %j', (text, message) => {
  expect(() => set(text)).toThrow(message);
});
