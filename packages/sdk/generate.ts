import { createClient } from '@hey-api/openapi-ts';
import { generateOperations } from './generate-operations.ts';

const banner = '// Generated from openapi.json by `pnpm --filter @keyfob/sdk generate`: do not edit.';
// The files copied from the generator itself (they have no `file` here) are not written for exactOptionalPropertyTypes.
const copied = [banner, '// @ts-nocheck'];

const [input = 'openapi.json', output = 'src/generated'] = process.argv.slice(2);

await createClient({
  input,
  logs: { file: false },
  output: {
    path: output,
    header: ({ file }) => (file === undefined ? copied : banner),
    entryFile: false,
    importFileExtension: '.ts',
  },
  plugins: [
    { name: '@hey-api/client-fetch', throwOnError: true },
    { name: '@hey-api/sdk', client: false, responseStyle: 'data' },
    '@hey-api/typescript',
  ],
});

await generateOperations(input, `${output}/operations.gen.ts`, banner);
