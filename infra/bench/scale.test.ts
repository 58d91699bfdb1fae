import { afterAll, beforeAll, expect, test } from 'vitest';
import { createTestDatabase } from '../testing/test-database.ts';
import type { TestDatabase } from '../testing/test-database.ts';
import { judgePlans } from './scale/judge-plans.ts';
import { openScale } from './scale/open-scale.ts';
import type { Scale } from './scale/open-scale.ts';
import { populateTokens, populateWorkspaces, settle } from './scale/populate.ts';
import { askAll } from './scale/questions.ts';

const TOKENS = 20_000;

let database: TestDatabase;
let scale: Scale;
beforeAll(async () => {
  database = await createTestDatabase();
  scale = await openScale(database);
  await populateWorkspaces(scale.tables, 1000);
  await populateTokens(scale.tables, { workspaceId: scale.workspaceId, tokens: TOKENS, members: 200 });
  await settle(scale.tables);
});
afterAll(async () => {
  await scale.close();
  await database.drop();
});

test('every filter, sort and search of the list of tokens, and a create, read an index and sort no more than a page', async () => {
  const answers = await askAll({ ...scale, tokens: TOKENS, avoidSeqScans: true });
  const plans = answers.reduce((sum, answer) => sum + answer.plans.length, 0);
  console.log(`scale: ${answers.length} questions, ${plans} plans over ${TOKENS} tokens`);
  expect(judgePlans(answers)).toEqual([]);
  expect(plans).toBeGreaterThan(answers.length);
});
