/** The Node that runs Sheaf: 24, from a package of the lockfile, or the one running this. */
import { join } from 'node:path';
import { at, exists } from './project.mjs';
import { Stop } from './terminal.mjs';

const MAJOR = 24;

/** Where the platform package keeps its program, whether it is there or not. */
export function packagedNodeFolder() {
  const system = process.platform === 'win32' ? 'win' : process.platform;
  return at('node_modules', `node-${system}-${process.arch}`, 'bin');
}

/** @returns {string} path of a Node 24 or later. @throws {Stop} */
export function findNode24() {
  const packaged = join(packagedNodeFolder(), process.platform === 'win32' ? 'node.exe' : 'node');
  if (exists(packaged)) return packaged;
  if (Number.parseInt(process.versions.node, 10) >= MAJOR) return process.execPath;
  throw new Stop(
    `Sheaf needs Node.js ${MAJOR}, there is no package of it for ${process.platform} ${process.arch}, ` +
      `and this is ${process.versions.node}: install Node.js ${MAJOR} from https://nodejs.org and run it again.`,
  );
}
