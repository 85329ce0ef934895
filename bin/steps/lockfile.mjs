/** Questions to a package-lock.json (lockfileVersion 3), and its completion for other platforms. */

/**
 * @typedef {object} Entry
 * @property {string} [version]
 * @property {string} [integrity]
 * @property {string} [resolved]
 * @property {string} [license]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {boolean} [hasInstallScript]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [engines]
 * @property {Record<string, string>} [dependencies]
 * @property {Record<string, string>} [devDependencies]
 * @property {Record<string, string>} [optionalDependencies]
 *
 * @typedef {{ packages: Record<string, Entry> }} Lockfile
 */

/**
 * Where Node would find a package from inside another one.
 * @param {Lockfile} lockfile @param {string} from @param {string} name
 * @returns {string | null} the entry's path
 */
export function resolvePackage(lockfile, from, name) {
  for (let folder = from; ; folder = parentOf(folder)) {
    const path = `${folder === '' ? '' : `${folder}/`}node_modules/${name}`;
    if (lockfile.packages[path] !== undefined) return path;
    if (folder === '') return null;
  }
}

/** @param {string} path */
function parentOf(path) {
  return path.slice(0, Math.max(0, path.lastIndexOf('/node_modules/')));
}

/**
 * @param {Lockfile} lockfile
 * @returns {{ parent: string, name: string, version: string }[]} optional packages without an entry
 */
export function missingOptional(lockfile) {
  return Object.entries(lockfile.packages).flatMap(([parent, entry]) =>
    Object.entries(entry.optionalDependencies ?? {})
      .filter(([name]) => resolvePackage(lockfile, parent, name) === null)
      .map(([name, version]) => ({ parent, name, version })),
  );
}

/** @param {Lockfile} lockfile is changed @returns {string[]} paths of the entries added */
export function completeLockfile(lockfile) {
  const added = missingOptional(lockfile).map(({ parent, name, version }) => {
    if (!/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) {
      throw new Error(`${name} of ${parent} has no exact version: ${version}`);
    }
    const path = `node_modules/${name}`;
    const dev = lockfile.packages[parent]?.dev;
    lockfile.packages[path] = {
      version,
      ...platformOf(name),
      ...(dev === true && { dev: true }),
      optional: true,
    };
    return path;
  });
  const sorted = Object.entries(lockfile.packages).sort(([a], [b]) => a.localeCompare(b, 'en'));
  lockfile.packages = Object.fromEntries(sorted);
  return added;
}

const SYSTEMS = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'openharmony', 'sunos', 'win32'];
/** Longest names first: arm64 before arm. */
const PROCESSORS = [
  'arm64',
  'arm',
  'ia32',
  'loong64',
  'mips64el',
  'ppc64',
  'riscv64',
  's390x',
  'x64',
];

/**
 * Packages for one platform carry it in their name: `@next/swc-linux-x64-musl`.
 * @param {string} name
 * @returns {{ cpu: string[], libc?: string[], os: string[] }}
 */
export function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = SYSTEMS.find((system) => words.includes(system));
  const cpu = PROCESSORS.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) throw new Error(`no platform in the name ${name}`);
  const last = words.at(-1) ?? '';
  const libc = last.startsWith('musl') ? ['musl'] : last.startsWith('gnu') ? ['glibc'] : null;
  return { cpu: [cpu], ...(os === 'linux' && libc !== null && { libc }), os: [os] };
}
