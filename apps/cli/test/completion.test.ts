import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { completionScripts } from '../src/completion/scripts.ts';
import { openShell } from './in-shell.ts';
import type { Shell } from './in-shell.ts';

let shell: Shell;
beforeAll(() => {
  shell = openShell({});
});
afterAll(() => shell.close());

/** What the Tab key does in bash, asked of bash itself: the words that it would offer. */
const inBash = (line: string) => `
  source <(keyfob completion bash)
  [[ $(complete -p keyfob) == *'-F _keyfob keyfob' ]] || exit 1
  COMP_WORDS=(${line.replace(/ $/, " ''")}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 ))
  _keyfob; printf '%s\n' "\${COMPREPLY[@]}"`;

test.each([
  ['keyfob tok', ['token']],
  ['keyfob token re', ['refresh', 'revoke']],
  ['keyfob member in', ['invite', 'invitations']],
  ['keyfob auth ', ['login', 'status', 'logout', 'switch', 'token']],
  ['keyfob workspace switch --no-c', ['--no-color']],
  ['keyfob token create --expires-', ['--expires-in', '--expires-at']],
  ['keyfob --output js', ['json']],
  ['keyfob completion ', ['bash', 'zsh', 'fish', 'powershell']],
  ['keyfob help ex', ['exit-codes']],
  ['keyfob scan --st', ['--staged']],
])('bash offers after `%s`', async (line, offered) => {
  const { stdout, exitCode } = await shell.pipe(inBash(line));
  expect({ exitCode, offered: stdout.trim().split('\n') }).toEqual({ exitCode: 0, offered });
});

/** How each other shell runs a script that prints what its Tab key would offer; `--version` tells whether it is here. */
const others = {
  zsh: `autoload -U compinit && compinit -u -D; compadd() { print -l -- "\${found[@]}" }; source script
    words=(keyfob token re) CURRENT=3; _keyfob`,
  fish: `source script; complete -C 'keyfob token re'`,
  powershell: `. ./script; [System.Management.Automation.CommandCompletion]::CompleteInput('keyfob token re', 16, $null).CompletionMatches.CompletionText`,
} as const;
const programs = { zsh: 'zsh', fish: 'fish', powershell: 'pwsh' } as const;

test.each(Object.keys(others) as (keyof typeof others)[])(
  '%s completes too: run where that shell is, else its script is held to its shape',
  async (name) => {
    const { stdout: script } = await shell.pipe(`keyfob completion ${name}`);
    expect(script).toBe(completionScripts[name]);
    expect(balance(script)).toEqual({ quotes: 0, brackets: '' });
    expect(script).toMatch(/keyfob __complete \S+.* 2>(?:\/dev\/null|\$null)/);
    const isHere = spawnSync(programs[name], ['--version']).status === 0;
    console.log(`Completion: ${name} ${isHere ? 'was run' : 'is not on this machine; its script was read'}`);
    if (!isHere) return;
    writeFileSync(path.join(shell.folder, name === 'powershell' ? 'script.ps1' : 'script'), script);
    writeFileSync(path.join(shell.folder, 'offer'), others[name].replace('./script;', './script.ps1;'));
    const flags = name === 'powershell' ? '-NoProfile -Command "$(cat offer)"' : 'offer';
    const { stdout } = await shell.pipe(`${programs[name]} ${flags}`);
    expect(stdout.trim().split(/\r?\n/).toSorted()).toEqual(['refresh', 'revoke']);
  },
);

/** Quotes that are open at the end, and brackets that found no partner. */
function balance(script: string): { quotes: number; brackets: string } {
  const bare = script.replaceAll(/\$''|'[^'\n]*'|\\./g, '');
  let open = '';
  for (const one of bare.replaceAll(/[^()[\]{}]/g, '')) {
    const partner = { ')': '(', ']': '[', '}': '{' }[one];
    open = partner !== undefined && open.endsWith(partner) ? open.slice(0, -1) : open + one;
  }
  return { quotes: (bare.match(/['"]/g)?.length ?? 0) % 2, brackets: open };
}
