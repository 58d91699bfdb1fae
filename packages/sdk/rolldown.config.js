import { defineConfig } from 'rolldown';

// One file for every runtime: `neutral` refuses to resolve `node:` modules, and what is shared with core comes inside.
export default defineConfig({
  input: 'src/index.ts',
  platform: 'neutral',
  output: { file: 'dist/index.js', sourcemap: true },
});
