import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { repository } from '../local/services.ts';

const BLOCK = /```(sh|text)\n([\s\S]*?)```/g;

export interface TourStep {
  commands: string;
  /** What the page shows as the answer. */
  shown: RegExp;
  /** What really came. */
  answer: string;
}

/** Pastes the shell blocks of a page into one shell, in the repository’s folder, and pairs each answer with the one the page shows. */
export async function pasteTour(page: string): Promise<TourStep[]> {
  const steps: { commands: string; shown: string }[] = [];
  for (const [, kind, text = ''] of page.matchAll(BLOCK)) {
    const last = steps.at(-1);
    if (kind === 'sh') steps.push({ commands: text, shown: '' });
    else if (last) last.shown = text;
  }
  const script = steps.map(({ commands }) => `${commands}\necho; echo @@@`).join('\n');
  const { stdout } = await promisify(execFile)('bash', ['-c', script], { cwd: repository, maxBuffer: 1 << 24 });
  const answers = stdout.split('@@@');
  return steps.map(({ commands, shown }, at) => ({
    commands,
    shown: pattern(shown),
    answer: answers[at]?.trim() ?? '',
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
