import type { ListTokensData, TokenList } from '@keyfob/sdk';
import { Command, Option } from 'commander';
import { currentTokenId } from '../../credentials/current-token.ts';
import { examples } from '../../examples.ts';
import { openSession } from '../../session.ts';
import { tokenColumns } from '../../tokens/show-token.ts';
import { wholeNumber } from '../../whole-number.ts';

interface ListFlags {
  readonly includeRevoked?: true;
  readonly status?: NonNullable<ListTokensData['query']>['status'];
  readonly search?: string;
  readonly mine?: true;
  readonly limit: number;
  readonly cursor?: string;
  readonly all?: true;
}

export function command(): Command {
  return new Command()
    .description('List tokens, the newest first. Values are never shown; the current token has a star.')
    .option('--include-revoked', 'revoked ones too')
    .addOption(
      new Option('--status <status>', 'only these')
        .choices(['active', 'disabled', 'superseded', 'expired', 'revoked', 'all'])
        .conflicts('includeRevoked'),
    )
    .option('--search <text>', 'only those whose name begins so, or the one with this id')
    .option('--mine', 'only your personal ones')
    .option('--limit <number>', 'at most so many', wholeNumber('--limit'), 25)
    .option('--cursor <cursor>', 'go on where an earlier list ended: its next_cursor')
    .option('--all', 'every page')
    .addHelpText(
      'after',
      examples(
        ['keyfob token list'],
        ['keyfob token list --status disabled --all'],
        [
          `keyfob token list --json | jq -r '.tokens[] | select(.last_used_at == null) | .name'`,
          'Which were never used?',
        ],
      ),
    )
    .action(async (flags: ListFlags, command: Command) => {
      const session = await openSession(command);
      const { keyfob, output } = session;
      const status = flags.includeRevoked ? 'all' : flags.status;
      const query = {
        limit: flags.all ? 100 : flags.limit,
        ...(status && { status }),
        ...(flags.search !== undefined && { q: flags.search }),
        ...(flags.mine && { owner: 'me' }),
      };
      const list = keyfob.listTokens(await session.workspace(), query);
      let page: TokenList = await list.page(flags.cursor);
      const tokens = [...page.data];
      while (flags.all && page.next_cursor !== null) {
        page = await list.page(page.next_cursor);
        tokens.push(...page.data);
      }
      const { next_cursor, total_active } = page;
      const current_token_id = await currentTokenId(session);
      output.list(
        { tokens, total_active, current_token_id, next_cursor },
        tokens,
        tokenColumns(current_token_id),
        'No tokens found.',
      );
      if (next_cursor !== null) output.notice(`There are more: keyfob token list --all, or --cursor ${next_cursor}`);
    });
}
