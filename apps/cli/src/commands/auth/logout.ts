import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { openAnonymous, openKeyfob } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description(
      'Sign out: end the session, and forget the current token (which keeps working elsewhere; revoke it to end it)',
    )
    .addHelpText('after', examples(['keyfob auth logout'], ['keyfob auth logout --profile staging']))
    .action(async (_options: unknown, command: Command) => {
      const { settings, output } = await openAnonymous(command);
      const { store, profile, environment } = settings;
      const stored = await store.read(profile).catch(() => null);
      const session = stored?.credential.session;
      if (session !== undefined) {
        const keyfob = openKeyfob(
          { ...settings, apiUrl: stored?.credential.api_url ?? settings.apiUrl },
          session.value,
        );
        try {
          const { data } = await keyfob.listSessions({ limit: 100 }).page();
          const own = data.find(({ current }) => current);
          if (own !== undefined) await keyfob.endSession(own.id);
        } catch {
          output.warn(
            'the service could not be asked to end the session; end it in the console if somebody may have it',
          );
        }
      }
      await store.remove(profile);
      const name = session?.email ?? stored?.credential.token?.id;
      output.message(
        { profile, signed_out: stored !== null },
        name === undefined ? `Profile ${profile} was not signed in.` : `Signed out ${name} (profile ${profile}).`,
      );
      if (environment.token ?? environment.tokenFile)
        output.notice('KEYFOB_TOKEN or KEYFOB_TOKEN_FILE still speaks for you: unset it.');
    });
}
