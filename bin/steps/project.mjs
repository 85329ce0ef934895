/** Where things are, and stamps that remember what a step was last done for. */
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';

export const ROOT = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** @param {string[]} parts */
export function at(...parts) {
  return join(ROOT, ...parts);
}

/** @param {string} path */
export function exists(path) {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/**
 * Every file under a path (itself, when it is one), sorted; none when there is nothing.
 * @param {string} path
 * @param {(name: string) => boolean} [enters] whether a folder of that name counts
 * @returns {string[]}
 */
export function filesUnder(path, enters = () => true) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return [];
  if (stat.isFile()) return [path];
  return readdirSync(path, { withFileTypes: true })
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      if (entry.isDirectory()) {
        return enters(entry.name) ? filesUnder(join(path, entry.name), enters) : [];
      }
      return entry.isFile() ? [join(path, entry.name)] : [];
    });
}

/**
 * One hash over names and contents, so that a touched but unchanged file changes nothing.
 * @param {readonly string[]} paths
 * @param {readonly string[]} [facts] other things the result depends on
 */
export function hashOf(paths, facts = []) {
  const hash = createHash('sha256');
  for (const file of paths.flatMap((path) => filesUnder(path))) {
    hash.update(relative(ROOT, file).split(sep).join('/')).update('\0');
    hash.update(createHash('sha256').update(readFileSync(file)).digest());
  }
  for (const fact of facts) hash.update(fact).update('\0');
  return hash.digest('hex');
}

/** @param {string} file @returns {string | null} */
export function readStamp(file) {
  try {
    return readFileSync(file, 'utf8').trim();
  } catch {
    return null; // Never done, or undone: both mean "do it".
  }
}

/** @param {string} file @param {string} value */
export function writeStamp(file, value) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, `${value}\n`);
}

/** @param {string} file */
export function dropStamp(file) {
  rmSync(file, { force: true });
}
