import { damaged } from '../files/damaged.ts';

const ASSIGNMENT = /^(\s*(?:export\s+)?)([A-Za-z_][A-Za-z0-9_.-]*)(\s*=\s*)(.*)$/;

/** A `.env` text with a variable; an empty `value` leaves one that is there alone. Comments and order stay. */
export function setInDotenv(file: string, text: string, name: string, value: string): string {
  const lines = text.split('\n');
  let found = false;
  const changed = lines.map((line, at) => {
    const bare = line.replace(/\r$/, '');
    const [, start = '', key, equals = '=', old = ''] = ASSIGNMENT.exec(bare) ?? [];
    if (key === undefined && !/^\s*(#.*)?$/.test(bare))
      throw damaged(file, 'a .env file', at + 1, 'neither NAME=value nor a comment');
    if (/^(["'])(?:(?!\1).)*$/.test(old)) throw damaged(file, 'a .env file', at + 1, 'a quote is left open');
    if (key !== name) return line;
    found = true;
    return value === '' || unquoted(old) === value ? line : `${start}${key}${equals}${value}${line.slice(bare.length)}`;
  });
  return found ? changed.join('\n') : withLine(text, `${name}=${value}`);
}

/** A `.gitignore` text that keeps a file out, if its last word on it does not do so already. */
export function ignoreFile(text: string, file: string): string {
  const words = new Set([file, `/${file}`, `**/${file}`, `${file}*`, `*${file}`]);
  const said = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => words.has(line.replace(/^!/, '')))
    .at(-1);
  return said !== undefined && !said.startsWith('!') ? text : withLine(text, file);
}

function withLine(text: string, line: string): string {
  const newline = text.includes('\r\n') ? '\r\n' : '\n';
  const separator = text === '' || text.endsWith('\n') ? '' : newline;
  return `${text}${separator}${line}${newline}`;
}

function unquoted(value: string): string {
  return /^(["'])(.*)\1/.exec(value)?.[2] ?? value.replace(/\s+#.*$/, '').trim();
}
