import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { repository } from '../local/services.ts';

const BLOCK = /```(sh|text)\n([\s\S]*?)```/g;

export interface TourStep {
  commands: string;
  /** What the page shows as the answer. */
  shown: RegExp;
  /** What really came. */
  answer: string;
  /** What came beside it on stderr. */
  complaint: string;
}

/**
 * Pastes the shell blocks of a page into one shell and pairs each answer with the one the page shows. The shell is in a folder of its
 * own, where the programs and packages of the repository are as if they were installed there.
 */
export async function pasteTour(page: string): Promise<TourStep[]> {
  const steps: { commands: string; shown: string }[] = [];
  for (const [, kind, text = ''] of page.matchAll(BLOCK)) {
    const last = steps.at(-1);
    if (kind === 'sh') steps.push({ commands: text, shown: '' });
    else if (last) last.shown = text;
  }
  const script = steps.map(({ commands }) => `${commands}\necho; echo @@@; echo @@@ >&2`).join('\n');
  const cwd = mkdtempSync(path.join(tmpdir(), 'keyfob-tour-'));
  symlinkSync(path.join(repository, 'node_modules'), path.join(cwd, 'node_modules'));
  const { stdout, stderr } = await promisify(execFile)('bash', ['-c', script], { cwd, maxBuffer: 1 << 24 }).finally(
    () => rmSync(cwd, { recursive: true }),
  );
  const [answers, complaints] = [stdout.split('@@@'), stderr.split('@@@')];
  return steps.map(({ commands, shown }, at) => ({
    commands,
    shown: pattern(shown),
    answer: answers[at]?.trim() ?? '',
    complaint: complaints[at]?.trim() ?? '',
  }));
}

/** `…` stands for what differs from run to run. */
function pattern(shown: string): RegExp {
  const exact = shown
    .trim()
    .split('…')
    .map((text) => text.replace(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  return new RegExp(`^${exact.join('[\\s\\S]*')}$`);
}
