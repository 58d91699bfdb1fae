import type { Command } from 'commander';
import { ConfigFile } from './config/config-file.ts';
import type { Config } from './config/config-file.ts';
import { CredentialStore } from './credentials/credential-store.ts';
import { readEnvironment } from './environment.ts';
import { exitCode } from './exit-codes.ts';
import { Failure } from './failure.ts';
import type { GlobalOptions } from './global-options.ts';

const DEFAULT_API_URL = 'http://localhost:4600';
/** It becomes a key and part of a file's name. */
const PROFILE = /^[A-Za-z0-9][A-Za-z0-9._-]{0,49}$/;

/** All that was said before the command begins: by flags first, then the environment, then the profile. */
export interface Settings {
  readonly options: GlobalOptions;
  readonly environment: ReturnType<typeof readEnvironment>;
  readonly configFile: ConfigFile;
  readonly config: Config;
  readonly store: CredentialStore;
  readonly profile: string;
  readonly apiUrl: string;
  /** What was chosen, if anything was; an access token has one of its own. */
  readonly chosenWorkspace: { readonly key: string; readonly by: 'flag' | 'environment' | 'profile' } | null;
}

const opened = new WeakMap<Command, Settings>();

export async function readSettings(command: Command): Promise<Settings> {
  const options = command.optsWithGlobals<GlobalOptions>();
  const environment = readEnvironment();
  const configFile = new ConfigFile(environment.configDir);
  const config = await configFile.read();
  const profile = options.profile ?? environment.profile ?? config.profile ?? 'default';
  if (!PROFILE.test(profile))
    throw new Failure(`Not a name of a profile: ${profile}`, {
      exitCode: exitCode.usage,
      next: 'use letters, digits, dots, hyphens and underscores, at most 50',
    });
  const chosen = config.profiles?.[profile];
  const settings: Settings = {
    options,
    environment,
    configFile,
    config,
    store: new CredentialStore(environment.configDir),
    profile,
    apiUrl: withoutSlash(options.apiUrl ?? environment.apiUrl ?? chosen?.api_url ?? DEFAULT_API_URL),
    chosenWorkspace: chosenWorkspace(options.workspace, environment.workspace, chosen?.workspace),
  };
  opened.set(rootOf(command), settings);
  return settings;
}

/** What the command that runs has read, if it came that far: an error is explained with it. */
export function settingsOf(program: Command): Settings | undefined {
  return opened.get(program);
}

function rootOf(command: Command): Command {
  return command.parent === null ? command : rootOf(command.parent);
}

function withoutSlash(url: string): string {
  return url.replace(/\/+$/, '');
}

function chosenWorkspace(flag?: string, variable?: string, profile?: string): Settings['chosenWorkspace'] {
  if (flag !== undefined) return { key: flag, by: 'flag' };
  if (variable !== undefined) return { key: variable, by: 'environment' };
  return profile === undefined ? null : { key: profile, by: 'profile' };
}
