import { homedir } from 'node:os';
import path from 'node:path';

/** The only reader of `process.env` in this program. An empty variable counts as unset. */
export function readEnvironment(env: NodeJS.ProcessEnv = process.env) {
  return {
    apiUrl: env['KEYFOB_API_URL'] || undefined,
    token: env['KEYFOB_TOKEN'] || undefined,
    tokenFile: env['KEYFOB_TOKEN_FILE'] || undefined,
    workspace: env['KEYFOB_WORKSPACE'] || undefined,
    profile: env['KEYFOB_PROFILE'] || undefined,
    configDir: env['KEYFOB_CONFIG_DIR'] || defaultConfigDir(env),
    /** https://no-color.org: any value but an empty one. */
    color: !env['NO_COLOR'],
    /** Ink's own variable: what is shown is then told as plain text. */
    screenReader: env['INK_SCREEN_READER'] === 'true',
    /** Where a browser could be opened: not over SSH, and on Linux only with a display. */
    hasDesktop:
      !env['SSH_CONNECTION'] && (process.platform !== 'linux' || Boolean(env['DISPLAY'] || env['WAYLAND_DISPLAY'])),
    browser: env['BROWSER'] || undefined,
    claudeConfigFile: claudeConfigFile(env, process.platform, homedir()),
  };
}

/** Where Claude Desktop keeps its settings on each system. */
export function claudeConfigFile(env: NodeJS.ProcessEnv, platform: NodeJS.Platform, home: string): string {
  const { join } = platform === 'win32' ? path.win32 : path.posix;
  const folder =
    platform === 'darwin'
      ? join(home, 'Library', 'Application Support')
      : platform === 'win32'
        ? env['APPDATA'] || join(home, 'AppData', 'Roaming')
        : env['XDG_CONFIG_HOME'] || join(home, '.config');
  return join(folder, 'Claude', 'claude_desktop_config.json');
}

function defaultConfigDir(env: NodeJS.ProcessEnv): string {
  if (env['XDG_CONFIG_HOME']) return path.join(env['XDG_CONFIG_HOME'], 'keyfob');
  if (process.platform === 'win32' && env['APPDATA']) return path.join(env['APPDATA'], 'keyfob');
  return path.join(homedir(), '.config', 'keyfob');
}
