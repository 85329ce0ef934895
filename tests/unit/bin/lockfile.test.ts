/** The committed lockfile, and how one is completed for other platforms. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import type { Lockfile } from '../../../bin/steps/lockfile.mjs';
import { completeLockfile, missingOptional, platformOf } from '../../../bin/steps/lockfile.mjs';

interface Manifest {
  readonly dependencies: Readonly<Record<string, string>>;
  readonly devDependencies: Readonly<Record<string, string>>;
  readonly optionalDependencies: Readonly<Record<string, string>>;
  readonly allowScripts: Readonly<Record<string, boolean>>;
}

function readJson<Shape>(name: string): Shape {
  return JSON.parse(readFileSync(join(import.meta.dirname, '../../..', name), 'utf8')) as Shape;
}

const lockfile = readJson<Lockfile>('package-lock.json');
const manifest = readJson<Manifest>('package.json');
const entries = Object.entries(lockfile.packages).filter(([path]) => path !== '');
const nameOf = (path: string) => path.slice(path.lastIndexOf('node_modules/') + 13);

describe('lockfile', () => {
  it('[BUILD-1] has an entry for every optional package', () => {
    expect(entries.length).toBeGreaterThan(400);
    expect(missingOptional(lockfile)).toEqual([]);
  });

  it('[BUILD-2] follows exact pins', () => {
    const { dependencies, devDependencies, optionalDependencies } = manifest;
    const pins = { ...dependencies, ...devDependencies, ...optionalDependencies };
    const loose = Object.entries(pins).filter(([, pin]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(pin));
    expect(loose).toEqual([]);
    for (const [name, pin] of Object.entries(pins)) {
      expect(lockfile.packages[`node_modules/${name}`]?.version, name).toBe(pin);
    }
  });

  it.each(['yjs', 'lib0', 'better-sqlite3'])('[BUILD-3] holds one copy of %s', (name) => {
    const copies = entries.map(([path]) => path).filter((path) => nameOf(path) === name);
    expect(copies).toEqual([`node_modules/${name}`]);
  });

  it.each(['sharp', '@img/sharp-libvips-linux-x64'])('[FILE-70] holds one copy of %s', (name) => {
    const copies = entries.map(([path]) => path).filter((path) => nameOf(path) === name);
    expect(copies).toEqual([`node_modules/${name}`]);
  });

  it('[BUILD-4] holds no install script that was not looked at', () => {
    const scripts = entries.filter(([, entry]) => entry.hasInstallScript === true);
    const unknown = scripts.filter(([path]) => manifest.allowScripts[nameOf(path)] !== false);
    expect(scripts.length).toBeGreaterThan(0);
    expect(unknown.map(([path]) => path)).toEqual([]);
  });

  it('[BUILD-5] names no address, and a checksum for all that is installed here', () => {
    expect(entries.filter(([, entry]) => entry.resolved !== undefined)).toEqual([]);
    const unchecked = entries.filter(([, entry]) => entry.integrity === undefined);
    expect(unchecked.filter(([, entry]) => entry.optional !== true)).toEqual([]);
    expect(unchecked.filter(([, entry]) => entry.os === undefined)).toEqual([]);
  });
});

describe('completed lockfile', () => {
  const packages = () => ({
    '': {},
    'node_modules/tool': {
      version: '2.0.0',
      dev: true,
      optionalDependencies: { 'tool-linux-x64-musl': '2.0.0', '@tool/win32-arm64-msvc': '2.0.1' },
    },
    'node_modules/tool-linux-x64-musl': { version: '2.0.0', integrity: 'sha512-x' },
  });

  it('[BUILD-6] gains what was missing, and keeps the rest', () => {
    const completed: Lockfile = { packages: packages() };
    expect(completeLockfile(completed)).toEqual(['node_modules/@tool/win32-arm64-msvc']);
    expect(completed.packages).toEqual({
      ...packages(),
      'node_modules/@tool/win32-arm64-msvc': {
        version: '2.0.1',
        cpu: ['arm64'],
        os: ['win32'],
        dev: true,
        optional: true,
      },
    });
    expect(completeLockfile(completed)).toEqual([]);
  });

  it.each([
    ['@next/swc-darwin-arm64', { cpu: ['arm64'], os: ['darwin'] }],
    ['@oxfmt/binding-linux-x64-musl', { cpu: ['x64'], libc: ['musl'], os: ['linux'] }],
    ['@oxfmt/binding-linux-arm-gnueabihf', { cpu: ['arm'], libc: ['glibc'], os: ['linux'] }],
    ['@oxfmt/binding-android-arm-eabi', { cpu: ['arm'], os: ['android'] }],
    ['@oxlint-tsgolint/win32-x64', { cpu: ['x64'], os: ['win32'] }],
  ])('[BUILD-6] reads the platform of %s from its name', (name, platform) => {
    expect(platformOf(name)).toEqual(platform);
  });

  it('[BUILD-6] refuses to guess a version or a platform', () => {
    expect(() => platformOf('left-pad')).toThrow('left-pad');
    const ranged = { packages: { '': { optionalDependencies: { 'a-linux-x64': '^1.0.0' } } } };
    expect(() => completeLockfile(ranged)).toThrow('no exact version');
  });
});
