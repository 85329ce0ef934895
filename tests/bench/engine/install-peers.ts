/**
 * Puts the peers into a folder of their own, from a lockfile of their own: `npm ci` without install
 * scripts, which none of them needs (better-sqlite3 and leveldown bring their binaries).
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { print } from '../figures.ts';

const FOLDER = join(import.meta.dirname, 'peers');
const STAMP = join(FOLDER, 'node_modules', '.installed-from');

export function installPeers(): void {
  const lockfile = readFileSync(join(FOLDER, 'package-lock.json'), 'utf8');
  if (existsSync(STAMP) && readFileSync(STAMP, 'utf8') === lockfile) return;
  print('installing the peers into tests/bench/engine/peers/node_modules …');
  const { status } = spawnSync('npm', ['ci', '--ignore-scripts', '--no-audit', '--no-fund'], {
    cwd: FOLDER,
    stdio: ['ignore', 'ignore', 'inherit'],
    shell: process.platform === 'win32',
  });
  if (status !== 0) throw new Error('npm ci failed in tests/bench/engine/peers');
  writeFileSync(STAMP, lockfile);
}
