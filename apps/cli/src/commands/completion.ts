import { Argument, Command } from 'commander';
import { completionScripts } from '../completion/scripts.ts';
import { examples } from '../examples.ts';

export function command(): Command {
  return new Command()
    .description('Print the script by which a shell completes keyfob’s commands and flags')
    .addArgument(new Argument('<shell>', 'your shell').choices(Object.keys(completionScripts)))
    .addHelpText(
      'after',
      examples(
        ['source <(keyfob completion bash)', 'In ~/.bashrc'],
        ['source <(keyfob completion zsh)', 'In ~/.zshrc, after compinit'],
        ['keyfob completion fish > ~/.config/fish/completions/keyfob.fish'],
        ['keyfob completion powershell | Out-String | Invoke-Expression', 'In $PROFILE'],
      ),
    )
    .action((shell: keyof typeof completionScripts) => {
      process.stdout.write(completionScripts[shell]);
    });
}
