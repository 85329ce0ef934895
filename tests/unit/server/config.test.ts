import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../../lib/core/limits.ts';
import { SETTINGS, parseConfig } from '../../../server/config.ts';
import { maskAddress, openLog, shortLine } from '../../../server/log.ts';

function problemsOf(env: Record<string, string>): readonly string[] {
  const parsed = parseConfig(env);
  return parsed.ok ? [] : parsed.why;
}

function configOf(env: Record<string, string>) {
  const parsed = parseConfig(env);
  if (!parsed.ok) throw new Error(parsed.why.join('\n'));
  return parsed.value;
}

describe('config', () => {
  it('[CONFIG-1] nothing set gives a server for this computer with every default limit', () => {
    expect(configOf({})).toEqual({
      port: 3000,
      host: '127.0.0.1',
      dataFolder: `${process.cwd()}/data`,
      publicOrigin: null,
      access: 'members',
      isBehindProxy: false,
      logLevel: 'auto',
      isHeadless: false,
      isDevelopment: false,
      metricsToken: null,
      s3: null,
      limits: DEFAULT_LIMITS,
    });
  });

  it('[CONFIG-1] an empty value is an unset one', () => {
    expect(configOf({ PORT: '', SHEAF_URL: '', SHEAF_TRASH_DAYS: '' })).toEqual(configOf({}));
  });

  it('[METRIC-2] a token for metrics is long enough, and never repeated in a problem', () => {
    const metricsToken = 'sixteen-letters!';
    expect(configOf({ SHEAF_METRICS_TOKEN: metricsToken })).toMatchObject({ metricsToken });
    for (const wrong of ['too-short', 'with a space in between', 'ü'.repeat(20)]) {
      const [problem, ...others] = problemsOf({ SHEAF_METRICS_TOKEN: wrong });
      expect(problem).toMatch(/^SHEAF_METRICS_TOKEN must be 16 to 200 characters/);
      expect(problem).not.toContain(wrong);
      expect(others).toEqual([]);
    }
  });

  it('[CONFIG-2] all problems are told at once, each by name, shape and cure', () => {
    const problems = problemsOf({
      PORT: '70000',
      SHEAF_ACCESS: 'closed',
      SHEAF_UPDATE_BYTES_MAX: '8MB',
      SHEAF_TRUST_PROXY: 'yes',
    });
    expect(problems).toEqual([
      'PORT must be a whole number from 0 to 65535; correct it, or unset it for 3000.',
      'SHEAF_ACCESS must be members or guests or open; correct it, or unset it for members.',
      'SHEAF_TRUST_PROXY must be 0 or 1; correct it, or unset it for 0.',
      'SHEAF_UPDATE_BYTES_MAX must be a whole number from 1 to 9007199254740991; correct it, or unset it for 8388608.',
    ]);
  });

  it.each(['', ' ', '-1', '1.5', '1e3', '0x10', 'NaN', '99999999999999999'])(
    '[CONFIG-2] %j is no port',
    (port) => {
      const isUnset = port === '';
      expect(problemsOf({ PORT: port })).toHaveLength(isUnset ? 0 : 1);
    },
  );

  it('[CONFIG-2] a wait longer than a timer can be is refused', () => {
    expect(problemsOf({ SHEAF_ROOM_IDLE_MS: '2147483648' })).toHaveLength(1);
    expect(problemsOf({ SHEAF_ROOM_IDLE_MS: '2147483647' })).toEqual([]);
  });

  it('[CONFIG-3] a misspelt variable is an error, another program’s is not', () => {
    expect(problemsOf({ SHEAF_PORT: '1', SHEAFY: '1', PATH: '/bin' })).toEqual([
      'SHEAF_PORT is not a setting; see docs/CONFIG.md for their names, or unset it.',
    ]);
  });

  it.each(Object.entries(DEFAULT_LIMITS))(
    '[CONFIG-4] %s is set by the variable named after it, and nothing else is',
    (limit, standard) => {
      const variable = `SHEAF_${limit.replaceAll(/([A-Z])/g, '_$1').toUpperCase()}`;
      const { limits } = configOf({ [variable]: String(standard + 1) });
      expect(limits).toEqual({ ...DEFAULT_LIMITS, [limit]: standard + 1 });
      expect(SETTINGS.filter(({ name }) => name === variable)).toMatchObject([
        { default: String(standard) },
      ]);
    },
  );

  it.each(SETTINGS)('[CONFIG-4] $name says its unit and purpose', ({ unit, sentence }) => {
    expect(unit).not.toBe('');
    expect(sentence).toMatch(/^\S.*\.$/);
  });

  it.each([
    ['https://docs.example.org', 'https://docs.example.org'],
    ['https://Docs.Example.org:443/', 'https://docs.example.org'],
    ['http://192.168.1.5:3000', 'http://192.168.1.5:3000'],
    ['http://[::1]:3000', 'http://[::1]:3000'],
  ])('[CONFIG-5] %s is the address %s', (url, origin) => {
    expect(configOf({ SHEAF_URL: url }).publicOrigin).toBe(origin);
  });

  it.each([
    'docs.example.org',
    'ftp://docs.example.org',
    'javascript:alert(1)',
    'https://example.org/sheaf',
    'https://ada@example.org',
    'https://example.org?x=1',
    'https://',
  ])('[CONFIG-5] %s is no public address', (url) => {
    expect(problemsOf({ SHEAF_URL: url })).toHaveLength(1);
  });
});

describe('settings of an S3 server', () => {
  const all = {
    SHEAF_S3_ENDPOINT: 'https://s3.example.org',
    SHEAF_S3_BUCKET: 'sheaf.files',
    SHEAF_S3_REGION: 'eu-central-1',
    SHEAF_S3_KEY: 'AKIAIOSFODNN7EXAMPLE',
    SHEAF_S3_SECRET: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY=',
  };
  const s3 = {
    endpoint: 'https://s3.example.org',
    bucket: 'sheaf.files',
    region: 'eu-central-1',
    key: 'AKIAIOSFODNN7EXAMPLE',
    secret: 'wJalrXUtnFEMI/K7MDENG+bPxRfiCY=',
  };
  const without = (name: string) =>
    Object.fromEntries(Object.entries(all).filter(([other]) => other !== name));

  it('[FILE-21] files lie in the data folder, or where all the settings say', () => {
    expect(configOf({ SHEAF_S3_BUCKET: '' }).s3).toBeNull();
    expect(configOf(all).s3).toEqual(s3);
  });

  it.each([
    ['http://127.0.0.1:9000', 'http://127.0.0.1:9000'],
    ['https://S3.example.org:443//', 'https://s3.example.org'],
    ['https://example.org/storage/v1/s3/', 'https://example.org/storage/v1/s3'],
  ])('[FILE-21] %s is the endpoint %s', (given, endpoint) => {
    expect(configOf({ ...all, SHEAF_S3_ENDPOINT: given }).s3).toEqual({ ...s3, endpoint });
  });

  it.each(Object.keys(all))('[FILE-21] all but %s are told at once, as is one alone', (name) => {
    expect(problemsOf(without(name))).toEqual([
      expect.stringMatching(
        new RegExp(
          `^${name} is missing beside SHEAF_S3_\\w+; set it too, or unset every SHEAF_S3_`,
        ),
      ),
    ]);
    const value = Object.entries(all).find(([other]) => other === name)?.[1] ?? '';
    expect(problemsOf({ [name]: value })).toHaveLength(4);
  });

  it.each([
    ['SHEAF_S3_ENDPOINT', 's3.example.org'],
    ['SHEAF_S3_ENDPOINT', 'https://ada:pass@s3.example.org'],
    ['SHEAF_S3_ENDPOINT', 'https://s3.example.org/?x=1'],
    ['SHEAF_S3_ENDPOINT', 's3://bucket'],
    ['SHEAF_S3_BUCKET', '..'],
    ['SHEAF_S3_BUCKET', 'a/b/c'],
    ['SHEAF_S3_BUCKET', '.hidden'],
    ['SHEAF_S3_REGION', 'eu/central'],
    ['SHEAF_S3_KEY', 'a/key'],
    ['SHEAF_S3_KEY', 'a key'],
    ['SHEAF_S3_SECRET', 'two words'],
  ])('[FILE-21] [FILE-27] %s is not %s, which no problem repeats', (name, value) => {
    const [problem, ...others] = problemsOf({ ...all, [name]: value });
    expect(problem).toMatch(new RegExp(`^${name} must be `));
    if (name !== 'SHEAF_S3_ENDPOINT') expect(problem).not.toContain(value);
    expect(others).toEqual([]);
  });
});

describe('log', () => {
  function linesOf(write: (log: ReturnType<typeof openLog>) => void): Record<string, unknown>[] {
    const lines: string[] = [];
    write(openLog('auto', { write: (line) => lines.push(line) }));
    return lines.map((line) => JSON.parse(line) as Record<string, unknown>);
  }

  it('[CONFIG-6] an event is one line with time, level and name', () => {
    const [line, ...others] = linesOf((log) => {
      log.debug('frame.received');
      log.info('room.opened', { documentId: 'x', ms: 3 });
    });
    expect(others).toEqual([]);
    const { t, ...facts } = line ?? {};
    expect(t).toMatch(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/);
    expect(facts).toEqual({ level: 'info', event: 'room.opened', documentId: 'x', ms: 3 });
  });

  it('[CONFIG-6] what people wrote is hidden even when passed', () => {
    const [line] = linesOf((log) =>
      log.info('document.renamed', {
        title: 'Plan B',
        name: 'Ada',
        cookie: 'g_1',
        content: 'text',
      }),
    );
    expect(JSON.stringify(line)).not.toMatch(/Plan B|Ada|g_1|"text"/);
  });

  it('[CONFIG-6] nor is it shown as part of something that is passed', () => {
    const [line] = linesOf((log) =>
      log.error('request.failed', {
        record: { id: 'x', title: 'Plan B', excerpt: 'a secret' },
        headers: { cookie: 'g_1', host: 'here' },
        err: Object.assign(new Error('disk gone'), { content: 'a letter', token: 'tok-4711' }),
      }),
    );
    expect(JSON.stringify(line)).not.toMatch(/Plan B|a secret|g_1|a letter|tok-4711/);
    expect(line).toMatchObject({ record: { id: 'x' }, headers: { host: 'here' } });
    expect(line).toMatchObject({ err: { message: 'disk gone' } });
  });

  it('[CONFIG-6] an error keeps its stack', () => {
    const [line] = linesOf((log) => log.error('request.failed', { err: new Error('disk gone') }));
    expect(line).toMatchObject({ level: 'error', err: { message: 'disk gone' } });
    expect(shortLine(JSON.stringify(line))).toMatch(
      /error request\.failed\n {2}Error: disk gone\n/,
    );
  });

  it.each([
    ['192.0.2.17', '192.0.2.0/24'],
    ['::ffff:192.0.2.17', '192.0.2.0/24'],
    ['2001:db8:1:2:3:4:5:6', '2001:db8:1::/48'],
  ])('[CONFIG-7] %s is logged as %s', (address, masked) => {
    expect(maskAddress(address)).toBe(masked);
  });
});
