/** What a shell needs to ask `keyfob __complete` for the words that may come; the knowledge is all there. */
export const completionScripts = {
  bash: `_keyfob() {
  local IFS=$'\\n'
  COMPREPLY=($(keyfob __complete "\${COMP_WORDS[@]:1:COMP_CWORD}" 2>/dev/null))
}
complete -o default -F _keyfob keyfob
`,
  zsh: `#compdef keyfob
_keyfob() {
  local -a found
  found=(\${(f)"$(keyfob __complete "\${(@)words[2,CURRENT]}" 2>/dev/null)"})
  if (( \${#found} )); then compadd -a found; else _files; fi
}
compdef _keyfob keyfob
`,
  fish: `function __keyfob_complete
  set -l words (commandline -opc)
  keyfob __complete $words[2..] (commandline -ct) 2>/dev/null
end
complete -c keyfob -f -a '(__keyfob_complete)'
`,
  powershell: `Register-ArgumentCompleter -Native -CommandName keyfob -ScriptBlock {
  param($word, $ast, $position)
  $words = @($ast.CommandElements | Select-Object -Skip 1 | ForEach-Object { $_.ToString() })
  if ($word -eq '') { $words += '' }
  keyfob __complete @words 2>$null | ForEach-Object { [System.Management.Automation.CompletionResult]::new($_) }
}
`,
} as const;
