import { expect, test } from 'vitest';
import { claudeConfigFile } from './environment.ts';

test.each<[NodeJS.Platform, Record<string, string>, string, string]>([
  ['darwin', {}, '/Users/ada', '/Users/ada/Library/Application Support/Claude/claude_desktop_config.json'],
  ['linux', {}, '/home/ada', '/home/ada/.config/Claude/claude_desktop_config.json'],
  ['linux', { XDG_CONFIG_HOME: '/x' }, '/home/ada', '/x/Claude/claude_desktop_config.json'],
  [
    'win32',
    { APPDATA: 'C:\\Users\\ada\\AppData\\Roaming' },
    'C:\\Users\\ada',
    'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json',
  ],
  ['win32', {}, 'C:\\Users\\ada', 'C:\\Users\\ada\\AppData\\Roaming\\Claude\\claude_desktop_config.json'],
])('Claude Desktop on %s with %j keeps its settings where it looks for them', (platform, env, home, expected) => {
  expect(claudeConfigFile(env, platform, home)).toBe(expected);
});
