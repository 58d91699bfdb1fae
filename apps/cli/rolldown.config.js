import { defineConfig } from 'rolldown';

// One file, so that a command starts in the time Node itself needs.
export default defineConfig({
  input: 'src/main.ts',
  platform: 'node',
  output: { file: 'dist/keyfob.js', minify: false },
});
