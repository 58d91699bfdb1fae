import { defineConfig } from 'rolldown';

// Few files, so that a command starts in the time Node itself needs; what `--version` does not need is one apart.
export default defineConfig({
  input: { keyfob: 'src/main.ts' },
  platform: 'node',
  // A native module that a machine may lack: it stays outside and optional.
  external: ['@napi-rs/keyring'],
  output: { dir: 'dist', cleanDir: true, minify: false },
});
