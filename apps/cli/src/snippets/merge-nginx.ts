import { damaged, unmergeable } from '../files/damaged.ts';

const BEGIN = '# keyfob begin';
const END = '# keyfob end';

/** A line end, comment, quoted text, brace or semicolon, or a word, in which `${name}` is no brace and `#` no comment. */
const TOKEN =
  /\n|#[^\n]*|"(?:\\[^]|[^"\\])*"?|'(?:\\[^]|[^'\\])*'?|[{};]|(?:\$\{[^}\n]*\}|[^\s{};"'#])(?:\$\{[^}\n]*\}|[^\s{};])*/g;

interface Block {
  readonly names: readonly string[];
  /** Of the line with the closing brace. */
  readonly end: number;
  readonly indent: string;
}

/**
 * An nginx configuration with these lines in its server block, between marks that are found again. A text without a server block
 * is one to include: the lines are all of it. @throws Failure where braces do not match, or it is not clear which server is meant.
 */
export function setInNginx(file: string, text: string, lines: readonly string[], server?: string): string {
  const blocks = serverBlocks(file, text);
  const marked = (indent: string) => [BEGIN, ...lines, END].map((line) => (line === '' ? '' : indent + line));
  const rows = text === '' ? [] : text.replace(/\n$/, '').split('\n');
  const begin = rows.findIndex((row) => row.trim() === BEGIN);
  const end = rows.findIndex((row, at) => at > begin && row.trim() === END);
  if (begin >= 0 && end < 0) throw damaged(file, 'whole', begin + 1, `${BEGIN} has no ${END}`);
  if (begin >= 0) {
    const [indent = ''] = /^\s*/.exec(rows[begin] ?? '') ?? [];
    return join(text, [...rows.slice(0, begin), ...marked(indent), ...rows.slice(end + 1)]);
  }
  if (blocks.length === 0) return join(text, [...rows, ...marked('')]);
  const wanted = server === undefined ? blocks : blocks.filter(({ names }) => names.includes(server));
  const [block, ...others] = wanted;
  if (!block || others.length > 0) {
    const names = blocks.map((one) => one.names.join(' ') || 'without a name').join('; ');
    throw unmergeable(file, `One of the server blocks (${names}; say which: --server NAME)`, marked('').join('\n'));
  }
  return join(text, [...rows.slice(0, block.end), ...marked(`${block.indent}    `), ...rows.slice(block.end)]);
}

const unquoted = (word: string) => word.replace(/^(["'])(.*)\1$/, '$2');

function join(text: string, rows: readonly string[]): string {
  return text !== '' && !text.endsWith('\n') ? rows.join('\n') : `${rows.join('\n')}\n`;
}

/** Reads as far as it must: words, quotes, comments and braces. */
function serverBlocks(file: string, text: string): Block[] {
  const found: Block[] = [];
  const open: { name: string; names: string[]; line: number }[] = [];
  let words: string[] = [];
  let line = 0;
  for (const [token] of text.matchAll(TOKEN)) {
    if (token === '\n') line += 1;
    else if (token === '{') {
      open.push({ name: words[0] ?? '', names: [], line });
      words = [];
    } else if (token === '}') {
      const block = open.pop();
      if (!block) throw damaged(file, 'an nginx configuration', line + 1, 'a } without its {');
      const [indent = ''] = /^[ \t]*/.exec(text.split('\n')[block.line] ?? '') ?? [];
      if (block.name === 'server' && block.line < line) found.push({ names: block.names, end: line, indent });
      words = [];
    } else if (token === ';') {
      if (words[0] === 'server_name') open.at(-1)?.names.push(...words.slice(1).map(unquoted));
      words = [];
    } else if (!token.startsWith('#')) {
      if (/^(["'])/.test(token) && (token.length < 2 || token.at(-1) !== token[0]))
        throw damaged(file, 'an nginx configuration', line + 1, 'a quote is left open');
      words.push(token);
      line += token.split('\n').length - 1;
    }
  }
  const [left] = open;
  if (left) throw damaged(file, 'an nginx configuration', left.line + 1, 'a { without its }');
  return found;
}
