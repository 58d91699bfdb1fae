import { Command, Option } from 'commander';
import { placeName } from '../../credentials/credential-store.ts';
import type { StoragePlace } from '../../credentials/credential-store.ts';
import { readStored } from '../../credentials/store-token.ts';
import { examples } from '../../examples.ts';
import { readSecretFromStdin } from '../../read-secret.ts';
import { openAnonymous } from '../../session.ts';
import { signInByDevice } from '../../sign-in/device-login.ts';
import { signInByToken } from '../../sign-in/token-login.ts';

interface LoginFlags {
  readonly withToken?: true;
  readonly insecureStorage?: true;
}

export function command(): Command {
  return new Command()
    .description(
      'Sign in. By default a code is shown that you approve in the browser, on this machine or another one; with ' +
        '--with-token an access token is read from stdin.',
    )
    .addOption(new Option('--web', 'by a code that is approved in the browser (the default)').conflicts('withToken'))
    .option('--with-token', 'read an access token from stdin')
    .option('--insecure-storage', 'keep the credential in a file (0600) without trying the keychain')
    .addHelpText(
      'after',
      examples(
        ['keyfob auth login'],
        ['keyfob auth login --with-token < token.txt', 'In a script: the value never appears in the arguments'],
        [
          'keyfob auth login --profile staging --api-url https://keyfob.staging.example.com',
          'A second installation beside the first',
        ],
      ),
    )
    .action(async (flags: LoginFlags, command: Command) => {
      const session = await openAnonymous(command);
      const { output, settings, apiUrl } = session;
      const { options, environment, profile } = settings;
      if (options.token !== undefined)
        output.warn(
          'a token on the command line stays in the shell’s history; pipe it: keyfob auth login --with-token',
        );
      const value = options.token ?? (flags.withToken ? await readSecretFromStdin('token') : undefined);
      const signedIn = value === undefined ? await signInByDevice(session) : await signInByToken(settings, value);
      const before = await readStored(settings);
      // A person's sign-in leaves the current token, and the refresh of it that a lost session has interrupted.
      const kept = signedIn.credential.session === undefined ? null : before;
      const credential = {
        ...(kept?.token && { token: kept.token }),
        ...(kept?.refresh && { refresh: kept.refresh }),
        ...signedIn.credential,
      };
      const place = await settings.store.write(profile, credential, { insecure: flags.insecureStorage ?? false });
      const workspace = signedIn.workspaces.length === 1 ? signedIn.workspaces[0] : undefined;
      await settings.configFile.changeProfile(profile, { api_url: apiUrl, workspace });
      if (before?.session && kept === null)
        output.warn(
          `the sign-in of a person that profile ${profile} kept is replaced; --profile NAME keeps a token beside one`,
        );
      for (const variable of ['KEYFOB_TOKEN', 'KEYFOB_TOKEN_FILE'] as const)
        if (variable === 'KEYFOB_TOKEN' ? environment.token : environment.tokenFile)
          output.warn(`${variable} is set and comes before this sign-in; unset it to use what was just stored`);
      output.message(
        {
          api_url: apiUrl,
          profile,
          kind: signedIn.kind,
          name: signedIn.name,
          workspace: workspace ?? null,
          storage: place,
        },
        told(signedIn.name, apiUrl, workspace, place),
      );
      if (workspace === undefined) output.notice('Next: keyfob workspace list, then keyfob workspace select NAME');
    });
}

function told(name: string, apiUrl: string, workspace: string | undefined, place: StoragePlace): string {
  return `Signed in to ${apiUrl} as ${name}${workspace === undefined ? '' : `, workspace ${workspace}`}; kept in ${placeName(place)}.`;
}
