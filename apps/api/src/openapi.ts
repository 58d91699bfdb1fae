import { writeFileSync } from 'node:fs';
import { loadConfig, openLog } from '@keyfob/core';
import type { Core } from '@keyfob/core';
import { createApp } from './app.ts';
import { describeApi } from './openapi/describe-api.ts';

/** Writes the committed OpenAPI document from the routes as the server registers them. Nothing is opened or called. */
const config = loadConfig({ DATABASE_URL: 'postgres://unused', KEYFOB_PEPPERS: `1:${'A'.repeat(44)}` });
const unopened = { config } as Core;
const { nest, routes } = await createApp(config, unopened, openLog('silent'));
const document = JSON.stringify(describeApi(routes), null, 2);
writeFileSync(new URL('../../../packages/sdk/openapi.json', import.meta.url), `${document}\n`);
await nest.close();
