/** What `npm start` makes of the packages it finds, in a project of one package. */
import { cp, mkdir, mkdtemp, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { hashOf } from '../../bin/steps/project.mjs';
import { runStart } from '../support/started.ts';

const PROJECT_FOLDER = join(import.meta.dirname, '..', '..');
const INSTALL = `import('./bin/steps/install.mjs').then((it) => it.install()).catch(async (error) =>
  (await import('./bin/steps/terminal.mjs')).report(error));`;

/** npm's own note of what it put there: package b is for another system. */
const BY_HAND = JSON.stringify({ packages: { 'node_modules/a': { version: '1.0.0' } } });

let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sheaf-install-'));
  await cp(join(PROJECT_FOLDER, 'bin'), join(folder, 'bin'), { recursive: true });
  await mkdir(join(folder, 'node_modules', 'a'), { recursive: true });
  await writeFile(join(folder, 'package-lock.json'), lockfile('1.0.0'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function lockfile(version: string): string {
  const elsewhere = { version: '1.0.0', optional: true, os: ['plan9'], cpu: ['vax'] };
  const packages = { '': {}, 'node_modules/a': { version }, 'node_modules/b': elsewhere };
  return JSON.stringify({ lockfileVersion: 3, packages });
}

/** @param said what npm would say before it fails */
async function install(said: string) {
  const npm = join(folder, 'npm-cli.js');
  await writeFile(npm, `console.error(${JSON.stringify(said)}); process.exit(1);`);
  const started = runStart({
    folder,
    script: ['-e', INSTALL],
    env: { npm_execpath: npm, npm_node_execpath: process.execPath, TMPDIR: folder },
  });
  const code = await started.ended();
  return { code, stdout: started.stdout, stderr: started.stderr };
}

describe('install', () => {
  it('[START-10] takes what was installed by hand from the same lockfile', async () => {
    await writeFile(join(folder, 'node_modules/.package-lock.json'), BY_HAND);
    expect(await install('not needed')).toEqual({ code: 0, stdout: '', stderr: '' });
    // Now that it is known, not even that list is looked at.
    await rm(join(folder, 'node_modules/.package-lock.json'));
    expect(await install('not needed')).toEqual({ code: 0, stdout: '', stderr: '' });
  });

  it('[START-1] installs again when the lockfile changed', async () => {
    await writeFile(join(folder, 'node_modules/.package-lock.json'), BY_HAND);
    expect((await install('not needed')).code).toBe(0);
    await writeFile(join(folder, 'package-lock.json'), lockfile('1.0.1'));
    const again = await install('npm error code E404');
    expect(again.stdout).toContain('Installing packages');
    expect(again.code).toBe(1);
  });

  it('[START-3] tells one sentence and where the details are, without the noise', async () => {
    const noise = 'npm warn EBADENGINE Unsupported engine';
    const { code, stderr } = await install(`${noise}\nnpm error code ENOTFOUND`);
    expect(code).toBe(1);
    expect(stderr.trim().split('\n')).toHaveLength(1);
    expect(stderr).toContain('check the network');
    expect(stderr).toContain('Details: ');
    expect(stderr).not.toContain('EBADENGINE');
  });

  it('[START-2] sees what a file says, not when it was saved', async () => {
    const file = join(folder, 'package-lock.json');
    const before = hashOf([folder]);
    await utimes(file, 1_000, 1_000);
    expect(hashOf([folder])).toBe(before);
    await writeFile(file, lockfile('1.0.1'));
    expect(hashOf([folder])).not.toBe(before);
  });
});
