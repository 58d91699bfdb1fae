import { stringify } from 'yaml';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { setInYaml } from '../../files/merge-yaml.ts';
import { pipeInto } from '../pipe-into.ts';
import type { Snippet, SnippetInput } from '../snippet.ts';

const FILE = 'keyfob-secret.yaml';

const manifest = ({ apiUrl, value }: SnippetInput) => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: { name: 'keyfob' },
  type: 'Opaque',
  stringData: { KEYFOB_API_URL: apiUrl, KEYFOB_TOKEN: value },
});

function commands(input: SnippetInput): string {
  const kubectl = `kubectl create secret generic keyfob --from-literal=KEYFOB_API_URL=${input.apiUrl} --from-file=KEYFOB_TOKEN=/dev/stdin`;
  return `# The value goes from one program to the other, through no file.\n${pipeInto('kubernetes', input, `tr -d '\\n' | ${kubectl}`)}\n`;
}

/** A Secret holds the value: without `--inline` it is made by commands instead. */
export const snippet: Snippet = {
  text: (input) => (input.value === undefined ? commands(input) : stringify(manifest(input), { lineWidth: 0 })),
  files: (input, file = FILE) => {
    if (input.value !== undefined)
      return [
        {
          file,
          merge: (before) =>
            Object.entries(manifest(input)).reduce((text, [key, value]) => setInYaml(file, text, [key], value), before),
          secret: true,
        },
      ];
    throw new Failure('A Secret holds the value, and nothing else has told to write it', {
      exitCode: exitCode.usage,
      next: 'give --inline too, or pipe it: keyfob snippet k8s-secret shows how',
    });
  },
  next: () => ['In the container’s spec: envFrom: [{ secretRef: { name: keyfob } }]'],
};
