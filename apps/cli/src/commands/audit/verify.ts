import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createInterface } from 'node:readline';
import { verifyAuditExport } from '@keyfob/sdk';
import type { AuditExportHead } from '@keyfob/sdk';
import { Command } from 'commander';
import { examples } from '../../examples.ts';
import { exitCode } from '../../exit-codes.ts';
import { Failure } from '../../failure.ts';
import { openAnonymous } from '../../session.ts';

export function command(): Command {
  return new Command()
    .description('Check an exported log, offline: no edit, deletion or cut stays unseen')
    .argument('<export>', 'a file from the audit export in the format jsonl, or - for stdin')
    .option('--head <head>', 'a head kept elsewhere, as SEQ:HASH or a file that begins with it')
    .addHelpText(
      'after',
      examples(
        ['keyfob audit verify audit.jsonl'],
        ['keyfob audit verify audit.jsonl --head last-month.jsonl', 'Against a head that was kept elsewhere'],
      ),
    )
    .action(async (path: string, options: { head?: string }, command: Command) => {
      const { output } = await openAnonymous(command);
      const head = options.head === undefined ? undefined : await readHead(options.head);
      const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
      const { reason, last, ...found } = await verifyAuditExport(linesOf(path), { sha256, ...(head && { head }) });
      output.record({
        ...found,
        last_seq: last?.seq ?? null,
        last_hash: last?.hash ?? null,
        ...(reason && { reason }),
      });
      if (found.valid) return;
      throw new Failure(`The export does not verify: line ${found.line} ${reason}`, {
        next: 'export the log again and compare; if this file was right once, somebody changed it or the log',
      });
    });
}

async function* linesOf(path: string): AsyncGenerator<string, void, undefined> {
  const input = path === '-' ? process.stdin : createReadStream(path);
  try {
    yield* createInterface({ input, crlfDelay: Infinity });
  } catch (cause) {
    throw unreadable(path, cause);
  }
}

/** `SEQ:HASH`, or a file: a head as the API gives it, a reply of `verifyAudit`, or an earlier export. */
async function readHead(given: string): Promise<AuditExportHead> {
  const [, seq, hash] = /^([1-9][0-9]{0,15}):([0-9a-f]{64})$/.exec(given) ?? [];
  if (seq !== undefined && hash !== undefined) return { seq: Number(seq), hash };
  const text = await readFile(given, 'utf8').catch((cause: unknown) => {
    throw unreadable(given, cause);
  });
  const head = asHead(parsed(text) ?? parsed(text.slice(0, text.indexOf('\n'))));
  if (head) return head;
  throw new Failure(`There is no head in ${given}`, {
    exitCode: exitCode.usage,
    next: 'give SEQ:HASH, or a file with the head of an export or of a check',
  });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function asHead(value: unknown): AuditExportHead | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  if ('head' in value) return asHead(value.head);
  if (!('seq' in value && 'hash' in value)) return undefined;
  const { seq, hash } = value;
  if (typeof seq !== 'number' || typeof hash !== 'string') return undefined;
  return 'chain_id' in value && typeof value.chain_id === 'string'
    ? { seq, hash, chain_id: value.chain_id }
    : { seq, hash };
}

function unreadable(path: string, cause: unknown): Failure {
  return new Failure(`Cannot read ${path}`, { exitCode: exitCode.usage, cause, next: 'check the path' });
}
