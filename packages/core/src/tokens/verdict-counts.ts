import { VerdictCode } from './verify.schema.ts';

/** Verdicts given since a process began, by code: every code is told, also where there was none. */
export type VerdictCounts = Record<VerdictCode, number>;

export const noVerdicts = (): VerdictCounts =>
  Object.fromEntries(VerdictCode.options.map((code) => [code, 0])) as VerdictCounts; // `fromEntries` forgets which names.
