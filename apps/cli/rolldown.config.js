import { defineConfig } from 'rolldown';

/**
 * `import 'node:http'` reads every export of that module once, and with them loads `WebSocket`, `fetch` and more: as long as
 * Node itself takes to start. Asked for by `process.getBuiltinModule` a module loads what it needs. (The bundler’s own runtime
 * needs `node:module` as it is.) Commander starts other programs in some cases; never in ours, so it gets that module late.
 */
const lightBuiltins = {
  name: 'light-builtins',
  resolveId: (id) => (id.startsWith('node:') && id !== 'node:module' ? { id: `\0light:${id}` } : null),
  load: (id) => {
    if (!id.startsWith('\0light:')) return null;
    const name = id.slice('\0light:'.length);
    const found = `process.getBuiltinModule('${name}')`;
    const spawn = `{ spawn: (...args) => ${found}.spawn(...args) }`;
    return { code: `module.exports = ${name === 'node:child_process' ? spawn : found};`, moduleType: 'js' };
  },
};

// Few files, so that a command starts in the time Node itself needs; what `--version` does not need is one apart.
export default defineConfig({
  input: { keyfob: 'src/main.ts' },
  platform: 'node',
  // A native module that a machine may lack: it stays outside and optional. Ink wants React's devtools only when it is being developed.
  external: ['@napi-rs/keyring', 'react-devtools-core'],
  transform: { define: { 'process.env.NODE_ENV': '"production"' } },
  checks: { moduleLevelDirective: false },
  plugins: [lightBuiltins],
  // Its `main` is a UMD file that no bundler can follow.
  resolve: { alias: { 'jsonc-parser': 'jsonc-parser/lib/esm/main.js' } },
  output: {
    dir: 'dist',
    cleanDir: true,
    minify: false,
    // What nearly every command needs is one file: opening a file costs more than reading it.
    // YAML is large, and few commands need it.
    codeSplitting: {
      groups: [
        { name: 'yaml', test: /node_modules[/\\]yaml[/\\]/, priority: 1 },
        // All that `--version` needs; the next group would take it along.
        { name: 'version', test: /src[/\\]version\.ts$|apps[/\\]cli[/\\]package\.json$/, priority: 1 },
        { name: 'shared', minShareCount: 4, test: (id) => !id.endsWith('merge-yaml.ts') },
      ],
    },
  },
});
