import type { Answered } from './questions.ts';

/** A page and the one row that says whether another follows. */
const PAGE = 101;

/** Tables that grow; reading one of them from end to end is what scale is about. */
const GROWING = new Set(['member', 'token', 'workspace']);

/** May sort more than a page: what they match is few or the index of the order is read instead, as PostgreSQL estimates. */
const RANGES = /expires_before|q=<prefix>|owner=/;

/** Everything that would not stay quick at any size, in words. */
export function judgePlans(answers: readonly Answered[]): string[] {
  return answers.flatMap(({ name, plans }) =>
    plans.flatMap(({ seqScans, sorted }) => [
      ...seqScans.filter((table) => GROWING.has(table)).map((table) => `${name}: reads ${table} from end to end`),
      ...(sorted > PAGE && !RANGES.test(name) ? [`${name}: sorts ${sorted} rows`] : []),
    ]),
  );
}

/** One row per question: its indexes, and the most rows, sorted rows and pages that one of its statements took. */
export function tabulate(answers: readonly Answered[]): string[] {
  const most = (values: number[]) => Math.max(0, ...values).toLocaleString('en-US');
  return [
    '| question | indexes | rows read | rows sorted | pages |',
    '|---|---|---|---|---|',
    ...answers.map(({ name, plans }) => {
      const indexes = [...new Set(plans.flatMap((plan) => plan.indexes))].filter((index) => index.startsWith('token'));
      const numbers = (['rows', 'sorted', 'buffers'] as const).map((field) => most(plans.map((plan) => plan[field])));
      return `| ${name.replaceAll('|', '/')} | ${indexes.join(', ')} | ${numbers.join(' | ')} |`;
    }),
  ];
}
