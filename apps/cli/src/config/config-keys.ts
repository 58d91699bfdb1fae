import { exitCode } from '../exit-codes.ts';
import { Failure } from '../failure.ts';
import type { Settings } from '../settings.ts';
import type { ProfileConfig } from './config-file.ts';

/** What `keyfob config` knows: of everybody, or of the profile in use. */
interface ConfigKey {
  readonly about: string;
  readonly get: (settings: Settings) => string | null;
  readonly set: (settings: Settings, text: string) => Promise<void>;
}

const ofProfile = (field: keyof ProfileConfig, about: string): ConfigKey => ({
  about,
  get: ({ config, profile }) => config.profiles?.[profile]?.[field] ?? null,
  set: ({ configFile, profile }, text) => configFile.changeProfile(profile, { [field]: text }),
});

export const configKeys: Readonly<Record<string, ConfigKey>> = {
  'auto-refresh-token': {
    about: 'extend the current token by itself within 7 days of its end: true or false',
    get: ({ config }) => String(config.auto_refresh_token ?? false),
    set: ({ configFile }, text) => {
      const auto_refresh_token = oneOf('auto-refresh-token', text, ['true', 'false']) === 'true';
      return configFile.change((config) => ({ ...config, auto_refresh_token }));
    },
  },
  output: {
    about: 'how answers are printed without a flag: table or json',
    get: ({ config }) => config.output ?? 'table',
    set: ({ configFile }, text) => {
      const output = oneOf('output', text, ['table', 'json']);
      return configFile.change((config) => ({ ...config, output }));
    },
  },
  'api-url': ofProfile('api_url', 'where Keyfob answers, of this profile'),
  workspace: ofProfile('workspace', 'the workspace that commands work in, of this profile'),
};

export function configKey(name: string): ConfigKey {
  const key = Object.hasOwn(configKeys, name) ? configKeys[name] : undefined;
  if (key !== undefined) return key;
  throw new Failure(`There is no setting ${name}`, {
    exitCode: exitCode.usage,
    next: `one of: ${Object.keys(configKeys).join(', ')}`,
  });
}

function oneOf<Value extends string>(name: string, text: string, allowed: readonly Value[]): Value {
  const found = allowed.find((one) => one === text);
  if (found !== undefined) return found;
  throw new Failure(`${name} cannot be ${text}`, { exitCode: exitCode.usage, next: `one of: ${allowed.join(', ')}` });
}
