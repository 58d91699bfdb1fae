import type { SnippetInput } from './snippet.ts';

/** A command that creates a token and hands its value to another program, on no command line and in no file. */
export function pipeInto(name: string, { permission }: SnippetInput, program: string): string {
  return `keyfob token create --name ${name} --grant ${permission} --output token | ${program}`;
}
