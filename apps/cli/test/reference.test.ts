import { readFileSync, writeFileSync } from 'node:fs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { environmentTexts } from '../src/help/environment-texts.ts';
import { exitCodeTexts } from '../src/help/exit-code-texts.ts';
import { createProgram } from '../src/program.ts';

const DOCUMENT = new URL('../../../docs/cli.md', import.meta.url);
const MARK = '<!-- generated from the program by apps/cli/test/reference.test.ts -->\n';

/** `KEYFOB_WRITE_CLI=1 npx vitest run --project cli reference` writes it anew. */
test('docs/cli.md says of each command what the program itself says', async () => {
  const [words = '', written] = readFileSync(DOCUMENT, 'utf8').split(MARK);
  const program = await createProgram([], { everything: true });
  const reference = [
    rows('## The variables', ['variable', 'meaning'], environmentTexts),
    rows('## The exit codes', ['code', 'meaning'], exitCodeTexts),
    '## Every command\n',
    program.configureHelp({ showGlobalOptions: false, helpWidth: 120 }) && leaves(program, []).join('\n'),
  ].join('\n');
  if (process.env['KEYFOB_WRITE_CLI']) writeFileSync(DOCUMENT, `${words}${MARK}\n${reference}`);
  else expect(written).toBe(`\n${reference}`);
});

test('each command explains itself: what it does, and with at least one example that begins with its own name', async () => {
  const program = await createProgram([], { everything: true });
  for (const { command, name } of commandsOf(program, [])) {
    if (name.startsWith('help')) continue;
    const help = helpOf(command);
    expect([name, command.description().length]).not.toEqual([name, 0]);
    expect([name, help]).toEqual([name, expect.stringMatching(/Examples:\n(?:.|\n)*keyfob/) as string]);
    expect(help).toContain(`keyfob ${name.split(' ')[0] ?? ''}`);
  }
});

function rows(heading: string, titles: readonly string[], lines: readonly (readonly [string, string])[]): string {
  const table = [titles, titles.map(() => '---'), ...lines.map(([name, text]) => [`\`${name}\``, text])];
  return `${heading}\n\n${table.map((cells) => `| ${cells.join(' | ')} |`).join('\n')}\n`;
}

function leaves(program: Command, path: readonly string[]): string[] {
  return commandsOf(program, path).map(({ command, name }) => {
    command.configureHelp({ showGlobalOptions: false, helpWidth: 120 });
    return `### keyfob ${name}\n\n\`\`\`\n${helpOf(command).trim()}\n\`\`\`\n`;
  });
}

function commandsOf(parent: Command, path: readonly string[]): { command: Command; name: string }[] {
  return parent.commands.flatMap((command) => {
    const names = [...path, command.name()];
    return command.commands.length > 0 ? commandsOf(command, names) : [{ command, name: names.join(' ') }];
  });
}

/** As `--help` prints it, with the examples. */
function helpOf(command: Command): string {
  let text = '';
  command.configureOutput({ writeOut: (part) => (text += part), getOutHelpWidth: () => 120 });
  command.outputHelp();
  return text;
}
