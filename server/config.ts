/** The settings of an instance: read from the environment once, checked all at once. */
import { resolve } from 'node:path';
import { z } from 'zod';
import type { Result } from '../lib/std/result.ts';
import { fail, ok } from '../lib/std/result.ts';
import type { Limits } from '../lib/core/limits.ts';
import { DEFAULT_LIMITS } from '../lib/core/limits.ts';
import type { AccessMode } from '../lib/core/policy.ts';
import { ACCESS_MODES } from '../lib/core/policy.ts';
import { limits as sentences } from '../lib/i18n/en/limits.ts';

/** auto: info for a machine that collects the lines, warn for a person at a terminal. */
export const LOG_LEVELS = ['auto', 'debug', 'info', 'warn', 'error', 'silent'] as const;
export type LogLevel = (typeof LOG_LEVELS)[number];

/** An S3-compatible server that keeps uploaded files; buckets are part of the path there. */
export interface S3Settings {
  /** Without a slash at its end. */
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly key: string;
  readonly secret: string;
}

export interface Config {
  /** 0: any free port. */
  readonly port: number;
  readonly host: string;
  /** Absolute path. */
  readonly dataFolder: string;
  /** Scheme, host and port people use; null: whatever the request came by. */
  readonly publicOrigin: string | null;
  readonly access: AccessMode;
  /** Believe X-Forwarded-For, -Proto and -Host. */
  readonly isBehindProxy: boolean;
  readonly logLevel: LogLevel;
  /** Sync and health only, no pages and no API. */
  readonly isHeadless: boolean;
  readonly isDevelopment: boolean;
  /** Who knows it may read the metrics; null: only this machine may. */
  readonly metricsToken: string | null;
  /** null: files lie in the data folder. */
  readonly s3: S3Settings | null;
  readonly limits: Limits;
}

/** One row of `docs/CONFIG.md`. */
export interface Setting {
  readonly name: string;
  readonly unit: string;
  readonly default: string;
  readonly sentence: string;
}

const GENERAL: readonly Setting[] = [
  { name: 'PORT', unit: 'port', default: '3000', sentence: 'Port of pages, API and sync.' },
  {
    name: 'HOST',
    unit: 'address',
    default: '127.0.0.1',
    sentence: 'Address to listen on; 0.0.0.0 opens it to the network.',
  },
  {
    name: 'SHEAF_DATA',
    unit: 'folder',
    default: './data',
    sentence: 'Where documents, keys and the lock file live.',
  },
  {
    name: 'SHEAF_URL',
    unit: 'URL',
    default: '',
    sentence:
      'The address people use, when a proxy or TLS stands before it; nothing else may write.',
  },
  {
    name: 'SHEAF_ACCESS',
    unit: ACCESS_MODES.join(' or '),
    default: 'members',
    sentence:
      'Who may make documents: members, guests too, or (open) everybody; a document made while it is open may be edited by whoever has its address.',
  },
  {
    name: 'SHEAF_TRUST_PROXY',
    unit: '0 or 1',
    default: '0',
    sentence: 'Believe X-Forwarded-For, -Proto and -Host; only behind a proxy that sets them.',
  },
  {
    name: 'SHEAF_LOG',
    unit: LOG_LEVELS.join(', '),
    default: 'auto',
    sentence: 'Least serious event that is logged; auto: warn on a terminal, info elsewhere.',
  },
  {
    name: 'SHEAF_HEADLESS',
    unit: '0 or 1',
    default: '0',
    sentence: 'Serve sync and health only, without pages and API.',
  },
  {
    name: 'SHEAF_METRICS_TOKEN',
    unit: 'secret',
    default: '',
    sentence:
      'Bearer token for /metrics; without one only this machine reads them, and nobody behind SHEAF_URL.',
  },
];

/** All of them, or none. */
const S3: readonly Setting[] = [
  {
    name: 'SHEAF_S3_ENDPOINT',
    unit: 'URL',
    default: '',
    sentence:
      'An S3-compatible server that keeps uploaded files, such as https://s3.example.org; without one they lie in the data folder.',
  },
  {
    name: 'SHEAF_S3_BUCKET',
    unit: 'name',
    default: '',
    sentence: 'The bucket there; it has to exist, and what lies under files/ in it is Sheaf’s.',
  },
  {
    name: 'SHEAF_S3_REGION',
    unit: 'name',
    default: '',
    sentence: 'The region that requests are signed for; us-east-1 where a server has none.',
  },
  { name: 'SHEAF_S3_KEY', unit: 'name', default: '', sentence: 'The id of the access key.' },
  {
    name: 'SHEAF_S3_SECRET',
    unit: 'secret',
    default: '',
    sentence: 'The secret of the access key, which may read, write, remove and list files.',
  },
];

const LIMIT_NAMES = Object.keys(DEFAULT_LIMITS) as (keyof Limits)[];

/** Every variable there is. */
export const SETTINGS: readonly Setting[] = [
  ...GENERAL,
  ...S3,
  ...LIMIT_NAMES.map((name) => ({
    name: variableOf(name),
    unit: unitOf(name),
    default: String(DEFAULT_LIMITS[name]),
    sentence: sentences[name],
  })),
];

/** `updateBytesMax` is `SHEAF_UPDATE_BYTES_MAX`. */
export function variableOf(limit: keyof Limits): string {
  return `SHEAF_${limit.replaceAll(/[A-Z]/g, (capital) => `_${capital}`).toUpperCase()}`;
}

/** Last word of the name, or the one before `Max`. */
export function unitOf(limit: keyof Limits): string {
  const words = limit.replace(/Max$/, '').split(/(?=[A-Z])/);
  return (words.at(-1) ?? limit).toLowerCase();
}

/** A timer of Node set further ahead than this goes off at once. */
const TIMER_MS_MAX = 2 ** 31 - 1;

function mostOf(limit: keyof Limits): number {
  return unitOf(limit) === 'ms' ? TIMER_MS_MAX : Number.MAX_SAFE_INTEGER;
}

/** Limits of which 0 means something; of all others it would stop the server from working. */
const MAY_BE_ZERO: ReadonlySet<keyof Limits> = new Set([
  'historyDays',
  'auditDays',
  'compactionKeepRows',
  'compactionRestTimes',
  'compactionPauseMs',
]);

function wholeNumber(least: number, most: number) {
  const shape = `must be a whole number from ${least} to ${most}`;
  return z
    .string()
    .regex(/^\d{1,16}$/, shape)
    .transform(Number)
    .refine((value) => value >= least && value <= most, shape);
}

function oneOf<const Choice extends string>(choices: readonly Choice[]) {
  return z.enum(choices, `must be ${choices.join(' or ')}`);
}

const flag = oneOf(['0', '1']).transform((value) => value === '1');

const publicOrigin = z.string().transform((text, context) => {
  const url = text === '' ? null : URL.parse(text);
  if (text === '') return null;
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.username === '';
  if (!isPlain || url.pathname !== '/' || url.search !== '' || url.hash !== '') {
    context.addIssue('must be like https://docs.example.org, without path, name or password');
    return z.NEVER;
  }
  return url.origin;
});

const s3Endpoint = z.string().transform((text, context) => {
  const url = URL.parse(text);
  if (text === '') return '';
  const isPlain = url !== null && /^https?:$/.test(url.protocol) && url.username === '';
  if (!isPlain || url.search !== '' || url.hash !== '') {
    context.addIssue('must be like https://s3.example.org, without bucket, name or password');
    return z.NEVER;
  }
  return url.href.replace(/\/+$/, '');
});

const GENERAL_SCHEMA = {
  PORT: wholeNumber(0, 65_535),
  HOST: z.string().regex(/^[A-Za-z0-9.:_-]{1,253}$/, 'must be an IP address or a host name'),
  SHEAF_DATA: z.string().regex(/^[^\0]{1,4000}$/, 'must be the path of a folder'),
  SHEAF_URL: publicOrigin,
  SHEAF_ACCESS: oneOf(ACCESS_MODES),
  SHEAF_TRUST_PROXY: flag,
  SHEAF_LOG: oneOf(LOG_LEVELS),
  SHEAF_HEADLESS: flag,
  SHEAF_METRICS_TOKEN: z
    .string()
    .regex(/^$|^[\x21-\x7e]{16,200}$/, 'must be 16 to 200 characters of ASCII without spaces'),
  SHEAF_S3_ENDPOINT: s3Endpoint,
  SHEAF_S3_BUCKET: z
    .string()
    .regex(/^$|^[A-Za-z0-9][\w.-]{1,61}[A-Za-z0-9]$/, 'must be the name of a bucket'),
  SHEAF_S3_REGION: z.string().regex(/^$|^[\w-]{1,64}$/, 'must be the name of a region'),
  // A slash or a comma would end it early in what a request is signed with.
  SHEAF_S3_KEY: z
    .string()
    .regex(/^$|^[^\0-\x20/,\x7f-\uffff]{1,200}$/, 'must be the id of an access key'),
  SHEAF_S3_SECRET: z.string().regex(/^$|^[\x21-\x7e]{1,200}$/, 'must be a secret without spaces'),
};
const LIMITS_SCHEMA = z.object(
  Object.fromEntries(
    LIMIT_NAMES.map((name) => {
      const least = MAY_BE_ZERO.has(name) ? 0 : 1;
      return [variableOf(name), wholeNumber(least, mostOf(name))];
    }),
  ),
);

/** The only place that looks at the process. */
export function readConfig(): Result<Config, readonly string[]> {
  return parseConfig(process.env);
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @returns every problem at once, each a sentence with the variable, its shape and the cure. */
export function parseConfig(env: Environment): Result<Config, readonly string[]> {
  // An empty value is an unset one: compose files write `SHEAF_URL=`.
  const given = Object.fromEntries(
    SETTINGS.map(({ name, default: fallback }) => [name, env[name] || fallback]),
  );
  const general = z.object(GENERAL_SCHEMA).safeParse(given);
  const limits = LIMITS_SCHEMA.safeParse(given);
  const problems = [
    ...unknownVariables(env),
    ...missingOfS3(given),
    ...[general, limits].flatMap(({ error }) => (error ? error.issues.map(sentenceOf) : [])),
  ];
  if (problems.length > 0 || !general.success || !limits.success) return fail(problems);

  const { data } = general;
  return ok({
    port: data.PORT,
    host: data.HOST,
    dataFolder: resolve(data.SHEAF_DATA),
    publicOrigin: data.SHEAF_URL,
    access: data.SHEAF_ACCESS,
    isBehindProxy: data.SHEAF_TRUST_PROXY,
    logLevel: data.SHEAF_LOG,
    isHeadless: data.SHEAF_HEADLESS,
    isDevelopment: env['NODE_ENV'] === 'development',
    metricsToken: data.SHEAF_METRICS_TOKEN === '' ? null : data.SHEAF_METRICS_TOKEN,
    s3:
      data.SHEAF_S3_ENDPOINT === ''
        ? null
        : {
            endpoint: data.SHEAF_S3_ENDPOINT,
            bucket: data.SHEAF_S3_BUCKET,
            region: data.SHEAF_S3_REGION,
            key: data.SHEAF_S3_KEY,
            secret: data.SHEAF_S3_SECRET,
          },
    limits: Object.fromEntries(
      LIMIT_NAMES.map((name) => [name, limits.data[variableOf(name)]]),
    ) as Limits,
  });
}

function sentenceOf(issue: z.core.$ZodIssue): string {
  const name = String(issue.path[0]);
  const fallback = SETTINGS.find((setting) => setting.name === name)?.default;
  const cure = fallback === '' ? 'unset it' : `unset it for ${fallback}`;
  return `${name} ${issue.message}; correct it, or ${cure}.`;
}

/** Half of them would keep files where nobody expects them. */
function missingOfS3(given: Environment): string[] {
  const names = S3.map(({ name }) => name);
  const there = names.find((name) => given[name] !== '');
  if (there === undefined) return [];
  return names
    .filter((name) => given[name] === '')
    .map(
      (name) =>
        `${name} is missing beside ${there}; set it too, or unset every SHEAF_S3_ setting to keep files in the data folder.`,
    );
}

function unknownVariables(env: Environment): string[] {
  const known = new Set(SETTINGS.map(({ name }) => name));
  return Object.keys(env)
    .filter((name) => name.startsWith('SHEAF_') && !known.has(name))
    .map((name) => `${name} is not a setting; see docs/CONFIG.md for their names, or unset it.`);
}
