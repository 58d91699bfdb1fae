import path from 'node:path';
import { ensurePrivateFolder, readPrivateFile, writePrivateFile } from '../credentials/private-file.ts';
import { Failure } from '../failure.ts';

export interface ProfileConfig {
  readonly api_url?: string;
  readonly workspace?: string;
}

/** `config.toml`: what a person chose; no secrets. Keys that this version does not know are kept as they are. */
export interface Config {
  readonly profile?: string;
  readonly auto_refresh_token?: boolean;
  readonly output?: 'table' | 'json';
  readonly profiles?: Readonly<Record<string, ProfileConfig>>;
}

export class ConfigFile {
  readonly #folder: string;
  readonly #file: string;

  constructor(folder: string) {
    this.#folder = folder;
    this.#file = path.join(folder, 'config.toml');
  }

  async read(): Promise<Config> {
    const text = readPrivateFile(this.#file);
    if (text === null) return {};
    const { parse } = await import('smol-toml');
    try {
      return parse(text);
    } catch (cause) {
      throw new Failure(`${this.#file} is not TOML`, { cause, next: 'mend it, or delete it to begin anew' });
    }
  }

  async change(change: (config: Config) => Config): Promise<void> {
    const { stringify } = await import('smol-toml');
    await ensurePrivateFolder(this.#folder);
    await writePrivateFile(this.#file, `${stringify(withoutUndefined(change(await this.read())))}\n`);
  }

  /** Changes what is chosen for one profile; `undefined` takes a choice back. */
  changeProfile(name: string, choice: { [Key in keyof ProfileConfig]: ProfileConfig[Key] | undefined }): Promise<void> {
    return this.change(({ profiles = {}, ...config }) => {
      const chosen: ProfileConfig = withoutUndefined({ ...profiles[name], ...choice });
      return { ...config, profiles: { ...profiles, [name]: chosen } };
    });
  }
}

type Defined<Value> = { [Key in keyof Value]: Exclude<Value[Key], undefined> };

function withoutUndefined<Value extends object>(value: Value): Defined<Value> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<Value>;
}
