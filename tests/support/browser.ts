/** The browser of the end-to-end tests: whichever Chromium this machine has, else the one npm brought. */
import { execFile } from 'node:child_process';
import { access, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import type { Browser } from 'playwright-core';
import { chromium } from 'playwright-core';

const run = promisify(execFile);

const ROOT = join(import.meta.dirname, '..', '..');
const UNPACKED = join(ROOT, 'node_modules', '.cache', 'sheaf-chromium');
/** A program that cannot tell its version in this time would not be usable either. */
const VERSION_MS_MAX = 20_000;

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable'];
const PLACES = [
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  '/Applications/Chromium.app/Contents/MacOS/Chromium',
];

/** Nothing but the page under test: no updates, no look-ups, no first-run windows. */
const FLAGS = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

// Its own list of fonts names folders of Lambda. Without a single font Chromium draws no text at all.
const FONTS = `<?xml version="1.0"?>
<!DOCTYPE fontconfig SYSTEM "fonts.dtd">
<fontconfig>
  <dir>/usr/share/fonts</dir>
  <dir>/usr/local/share/fonts</dir>
  <dir prefix="relative">fonts/fonts</dir>
  <cachedir>${join(UNPACKED, 'fonts-cache')}</cachedir>
</fontconfig>
`;

export const NO_BROWSER =
  'No browser was found for the tests: run `sudo apt-get install chromium`, or name one in BROWSER_BIN.';

export interface FoundBrowser {
  readonly program: string;
  /** What its process needs besides the environment of ours. */
  readonly env: Readonly<Record<string, string>>;
}

/** BROWSER_BIN, then the system's, then the packaged one. @throws Error `NO_BROWSER` */
export async function findBrowser(): Promise<FoundBrowser> {
  const named = process.env['BROWSER_BIN'];
  if (named !== undefined && named !== '') return { program: named, env: packagedEnv(named) };
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const candidates = [
    ...folders.flatMap((folder) => NAMES.map((name) => join(folder, name))),
    ...PLACES,
  ];
  for (const program of candidates) {
    if ((await isThere(program)) && (await starts(program, {}))) return { program, env: {} };
  }
  if (process.platform === 'linux' && process.arch === 'x64') {
    const program = await unpack();
    if (await starts(program, packagedEnv(program))) return { program, env: packagedEnv(program) };
  }
  throw new Error(NO_BROWSER);
}

/**
 * A browser of its own for the caller, who closes it.
 *
 * @param flags  beside the ones every test needs.
 */
export async function launchBrowser(flags: readonly string[] = []): Promise<Browser> {
  const { program, env } = await findBrowser();
  return chromium.launch({
    executablePath: program,
    args: [...FLAGS, ...flags],
    env: { ...inherited(), ...env },
  });
}

function inherited(): Record<string, string> {
  const entries = Object.entries(process.env);
  return Object.fromEntries(
    entries.filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}

/** The packaged Chromium brings the libraries and fonts a bare machine lacks. */
function packagedEnv(program: string): Record<string, string> {
  if (!program.startsWith(UNPACKED)) return {};
  return {
    LD_LIBRARY_PATH: join(UNPACKED, 'al2023', 'lib'),
    FONTCONFIG_FILE: join(UNPACKED, 'fonts.conf'),
  };
}

/** Unpacks the packaged Chromium once. @returns its program */
async function unpack(): Promise<string> {
  const program = join(UNPACKED, 'chromium');
  if (await isThere(program)) return program;
  await mkdir(join(UNPACKED, '..'), { recursive: true });
  const folder = await mkdtemp(`${UNPACKED}-`);
  // It unpacks into the folder for temporary files, libraries only if it believes itself on Lambda,
  // and changes its own environment meanwhile: hence a process of its own.
  const script = `import('@sparticuz/chromium').then((it) => it.default.executablePath())`;
  await run(process.execPath, ['-e', script], {
    cwd: ROOT,
    env: { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: 'AWS_Lambda_nodejs22.x' },
  });
  await writeFile(join(folder, 'fonts.conf'), FONTS);
  await rename(folder, UNPACKED).catch(async () => {
    // Another test process was faster: its copy is as good.
    await rm(folder, { recursive: true, force: true });
  });
  return program;
}

async function isThere(file: string): Promise<boolean> {
  return access(file).then(
    () => true,
    () => false,
  );
}

/** A stub that only tells how to install the browser does not count. */
async function starts(program: string, env: Record<string, string>): Promise<boolean> {
  return run(program, ['--version'], {
    timeout: VERSION_MS_MAX,
    env: { ...process.env, ...env },
  }).then(
    () => true,
    () => false,
  );
}
