/** The packages of package-lock.json in node_modules, fetched only when they are not there yet. */
import { accessSync, constants, readFileSync, statfsSync } from 'node:fs';
import { runQuietly } from './child.mjs';
import { ROOT, at, exists, hashOf, readStamp, writeStamp } from './project.mjs';
import { Stop, withClock } from './terminal.mjs';

const GIB = 2 ** 30;
/** node_modules takes 1.4 GiB, the build and its cache most of the rest. */
const ROOM_BYTES = 2 * GIB;

const STAMP = at('node_modules', '.sheaf-installed');

// --ignore-scripts: nothing in the lockfile needs its install script, and npm 10 cannot choose.
const INSTALL = ['ci', '--ignore-scripts', '--include=dev', '--no-audit', '--no-fund'];
// Without a network npm would try for 70 s before it says so; this gives up after 12 s.
const PATIENCE = [
  '--fetch-retries=3',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-factor=3',
  '--fetch-retry-maxtimeout=8000',
  '--fetch-timeout=60000',
];

/** Installs when needed. @throws {Stop} */
export async function install() {
  const wanted = hashOf([at('package-lock.json')], [process.platform, process.arch]);
  if (readStamp(STAMP) === wanted) return;
  if (!isInstalled()) {
    checkFolder();
    await withClock('Installing packages (about a minute the first time)', fetchPackages);
  }
  remember(wanted);
}

/** @param {string} wanted */
function remember(wanted) {
  try {
    writeStamp(STAMP, wanted);
  } catch {
    // A read-only folder that is complete is fine: the next start looks again.
  }
}

/** Did somebody install exactly this lockfile already (`npm ci` by hand, an image)? */
function isInstalled() {
  const there = readPackages(at('node_modules', '.package-lock.json'));
  if (there === null) return false;
  const wanted = readPackages(at('package-lock.json')) ?? {};
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '') return true;
    if (there[path] === undefined) return isOptional(entry) && !isForHere(entry);
    return there[path].version === entry.version && exists(at(path));
  });
}

/** @param {{ optional?: boolean, devOptional?: boolean }} entry */
function isOptional(entry) {
  return entry.optional === true || entry.devOptional === true;
}

/** @param {{ os?: string[], cpu?: string[], libc?: string[] }} entry */
function isForHere(entry) {
  // A package for another libc is left out by npm too; telling libcs apart is npm's business.
  return (
    entry.libc === undefined &&
    (entry.os?.includes(process.platform) ?? true) &&
    (entry.cpu?.includes(process.arch) ?? true)
  );
}

/** @param {string} file */
function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8')).packages;
  } catch {
    return null; // Not there, or half written: both mean "install".
  }
}

function checkFolder() {
  try {
    accessSync(ROOT, constants.W_OK);
  } catch {
    throw new Stop(explainInstall('EACCES'));
  }
  const { bavail, bsize } = statfsSync(ROOT);
  if (bavail * bsize < ROOM_BYTES && !exists(at('node_modules'))) {
    throw new Stop(explainInstall('ENOSPC'));
  }
}

async function fetchPackages() {
  // npm_execpath: the npm that runs this script, whatever it is called and wherever it lies.
  const npm = process.env.npm_execpath;
  const [command, ...first] = npm?.endsWith('.js')
    ? [process.env.npm_node_execpath ?? process.execPath, npm]
    : ['npm'];
  const { code, output } = await runQuietly(command, [...first, ...INSTALL, ...PATIENCE]);
  if (code === 0) return;
  // Warnings (EBADENGINE above all: the packages want the Node that is being installed) hide the cause.
  const said = output
    .split('\n')
    .filter((line) => !/^npm warn /i.test(line))
    .join('\n');
  throw new Stop(explainInstall(said), said);
}

/** What npm says, and what to tell the person. The first match counts. */
const CAUSES = /** @type {const} */ ([
  [
    /\bENOSPC\b/,
    'There is no space left: Sheaf needs 2 GB for its packages; make room and run it again.',
  ],
  [
    /\b(EROFS|EACCES|EPERM)\b/,
    `The folder ${ROOT} cannot be written to: make it yours (chown) or clone Sheaf somewhere else.`,
  ],
  [
    /\b(ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ERR_SOCKET_TIMEOUT|FETCH_ERROR)\b/,
    'The npm registry cannot be reached: check the network (behind a proxy: `npm config set proxy URL`) and run it again.',
  ],
  [/\bEINTEGRITY\b/, 'A package arrived damaged: run `npm cache verify`, then run it again.'],
  [
    /\b(E401|E403|E404|E5\d\d|ETARGET)\b/,
    'The npm registry refused a package: look which registry `npm config get registry` names, then run it again.',
  ],
  [
    /(ENOENT.*npm|spawn npm)/,
    'npm was not found: install Node.js 20 or later together with its npm, then run it again.',
  ],
]);

/** @param {string} said @returns {string} one sentence with the cure */
export function explainInstall(said) {
  const cause = CAUSES.find(([pattern]) => pattern.test(said));
  return cause?.[1] ?? 'Installing the packages failed: run `npm ci` to see why.';
}
