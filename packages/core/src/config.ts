import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { validCidr } from './tokens/cidr.ts';
import { parsePeppers } from './tokens/digest.ts';

const optional = <T extends z.ZodType>(type: T) => type.optional();
const list = z.string().transform((text) =>
  text
    .split(',')
    .map((item) => item.trim())
    .filter(Boolean),
);

const port = z.coerce.number().int().min(0).max(65535);
const databaseAddress = 'give postgres://user:password@host:5432/database';
const isDatabaseAddress = (text: string) => /^postgres(ql)?:\/\//.test(text) && URL.canParse(text);

const isMailServer = (text: string) => /^smtps?:\/\/./.test(text) && URL.canParse(text);

/** Every environment variable Keyfob reads; each may also be given as `<NAME>_FILE`, a path whose content is the value. */
const Environment = z.object({
  DATABASE_URL: z
    .string({ error: `is missing: ${databaseAddress}` })
    .refine(isDatabaseAddress, `is no address of a database: ${databaseAddress}`)
    .describe('PostgreSQL ≥ 15, a direct connection; the login becomes one of the three service roles'),
  KEYFOB_MIGRATION_DATABASE_URL: optional(
    z.string().refine(isDatabaseAddress, `is no address of a database: ${databaseAddress}`),
  ).describe('The same database as the role that owns the schema; default: DATABASE_URL'),
  REDIS_URL: optional(z.url({ protocol: /^rediss?$/ })).describe(
    'Redis or Valkey (redis:// or rediss://) for the queues; default: they are in PostgreSQL',
  ),
  PORT: port.default(4600).describe('Port of the API and the console'),
  KEYFOB_HOST: z.string().default('127.0.0.1').describe('Address to listen on'),
  KEYFOB_DATA_DIR: optional(z.string()).describe('Where the embedded database and its secrets live'),
  KEYFOB_PUBLIC_URL: optional(z.url()).describe('How people reach this service; default: http://localhost:PORT'),
  KEYFOB_MIGRATE: z.enum(['auto', 'off']).default('auto').describe('Whether the API migrates at start'),
  KEYFOB_PEPPERS: z
    .string({
      error:
        'is missing: the key that token values are stored under, and that no database holds. Make it once, keep it as safe as the database: 1:$(openssl rand -base64 32)',
    })
    .superRefine(refuseBadPeppers)
    .describe('version:base64 pairs (≥ 32 bytes), separated by commas; the highest version signs'),
  KEYFOB_SETUP_CODE: optional(z.string().min(8)).describe(
    'One-time code of the setup page; default: made at start and logged',
  ),
  KEYFOB_OWNER_EMAIL: optional(z.email()).describe('First start only: the first owner, without the setup page'),
  KEYFOB_OWNER_PASSWORD: optional(z.string().min(12).max(128)).describe('Password of that owner'),
  KEYFOB_TOKEN_PREFIX: z
    .string()
    .regex(/^[a-z0-9]{2,8}$/, 'must be 2–8 of a–z and 0–9')
    .default('kf')
    .describe('First part of every token value'),
  KEYFOB_TRUSTED_PROXIES: list.default([]).describe('Addresses whose X-Forwarded-For is believed'),
  KEYFOB_OIDC_ISSUER: optional(z.url()).describe(
    'The company’s OpenID Connect provider, exactly as it names itself; default: people sign in by password only',
  ),
  KEYFOB_OIDC_CLIENT_ID: optional(z.string()).describe('What the provider knows Keyfob by'),
  KEYFOB_OIDC_CLIENT_SECRET: optional(z.string()).describe('Left out for a public client'),
  KEYFOB_OIDC_NAME: z.string().max(50).default('single sign-on').describe('Name of the provider on the sign-in button'),
  KEYFOB_OIDC_SCOPES: list.default(['openid', 'email', 'profile']).describe('What is asked of the provider'),
  KEYFOB_OIDC_ALLOWED_DOMAINS: list
    .default([])
    .describe(
      'Whose people may sign up through the provider: domains of verified e-mails; others need an account or an invitation',
    ),
  KEYFOB_WEBHOOK_ALLOWED_NETWORKS: list
    .refine((blocks) => blocks.every(validCidr), 'must be IPv4 or IPv6 addresses or CIDR blocks, separated by commas')
    .default([])
    .describe(
      'Networks that webhooks may reach although they are not public, such as 10.0.0.0/8; there plain http will do',
    ),
  KEYFOB_METRICS_PORT: optional(port).describe(
    'Port for Prometheus’ scrapes of the API (GET /metrics), open to whoever reaches it; default: only operators and service tokens read them, at PORT',
  ),
  KEYFOB_WORKER_METRICS_PORT: optional(port).describe('The same of the worker; default: it has none'),
  OTEL_EXPORTER_OTLP_ENDPOINT: optional(z.url({ protocol: /^https?$/ })).describe(
    'Collector of OpenTelemetry traces (OTLP over HTTP, such as http://localhost:4318); default: none are made',
  ),
  OTEL_TRACES_SAMPLER_ARG: z.coerce
    .number()
    .min(0)
    .max(1)
    .default(1)
    .describe('Share of requests and jobs that is traced, where the caller has not decided'),
  KEYFOB_SMTP_URL: optional(
    z.string().refine(isMailServer, 'must be smtp://user:password@host:587 or smtps://user:password@host:465'),
  ).describe('Server that mails go out by; default: they are written to the log'),
  KEYFOB_MAIL_FROM: optional(
    z
      .string()
      .regex(/^(?:[^<>\r\n]*<[^<>@\s]+@[^<>@\s]+>|[^<>@\s]+@[^<>@\s]+)$/, 'must be Keyfob <keyfob@example.com>'),
  ).describe('Sender of mails; default: Keyfob <keyfob@ the host of KEYFOB_PUBLIC_URL>'),
  KEYFOB_LOG_LEVEL: z
    .enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'])
    .default('info')
    .describe('Least severe line to log'),
});

export type Config = z.infer<typeof Environment> & { KEYFOB_PUBLIC_URL: string; KEYFOB_MAIL_FROM: string };

function refuseBadPeppers(text: string, ctx: z.RefinementCtx): void {
  try {
    parsePeppers(text);
  } catch (error) {
    ctx.addIssue({ code: 'custom', message: error instanceof Error ? error.message : String(error) });
  }
}

/** The environment is not usable; the message has one line per variable. */
export class ConfigError extends Error {}

/**
 * Reads and checks the environment: the only reader of `process.env`.
 * @throws ConfigError naming each wrong variable and its rule.
 */
export function loadConfig(env: NodeJS.ProcessEnv = process.env): Config {
  const values: Record<string, string> = {};
  const problems: string[] = [];
  for (const name of Object.keys(Environment.shape)) {
    const path = env[`${name}_FILE`];
    const value = env[name];
    if (path && value) problems.push(`${name}: set either ${name} or ${name}_FILE, not both`);
    else if (value) values[name] = value;
    else if (path) {
      try {
        values[name] = readFileSync(path, 'utf8').trim();
      } catch (error) {
        problems.push(`${name}_FILE: cannot read ${path} (${error instanceof Error ? error.message : String(error)})`);
      }
    }
  }
  const parsed = Environment.safeParse(values);
  if (!parsed.success) {
    for (const issue of parsed.error.issues) problems.push(`${issue.path.join('.')}: ${issue.message}`);
  }
  if ((parsed.data?.KEYFOB_OIDC_ISSUER === undefined) !== (parsed.data?.KEYFOB_OIDC_CLIENT_ID === undefined))
    problems.push('KEYFOB_OIDC_CLIENT_ID: set KEYFOB_OIDC_ISSUER and KEYFOB_OIDC_CLIENT_ID, or neither');
  if (problems.length > 0 || !parsed.success) throw new ConfigError(problems.join('\n'));
  const config = parsed.data;
  const publicUrl = (config.KEYFOB_PUBLIC_URL ?? `http://localhost:${config.PORT}`).replace(/\/$/, '');
  return {
    ...config,
    KEYFOB_PUBLIC_URL: publicUrl,
    KEYFOB_MAIL_FROM: config.KEYFOB_MAIL_FROM ?? `Keyfob <keyfob@${new URL(publicUrl).hostname}>`,
  };
}

/** The table `--help-env` prints: name, meaning and default of each variable. */
export function describeEnvironment(): { name: string; description: string; default: string }[] {
  return Object.entries(Environment.shape).map(([name, type]) => {
    const parsed = type.safeParse(undefined);
    return {
      name,
      description: type.description ?? '',
      default: parsed.success && parsed.data !== undefined ? String(parsed.data) : '',
    };
  });
}
