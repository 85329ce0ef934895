/** Whether .oxlintrc.json finds what it is there for: each fault is planted once. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, plantTree, runIn, uprootTree } from '../../support/planted-tree.ts';

const FAULTS = [
  ['no-restricted-globals', 'lib/core/timer.ts', 'export const t = setTimeout(() => 1, 1);'],
  ['no-restricted-globals', 'lib/protocol/socket.ts', 'export const s = new WebSocket("ws://x");'],
  ['no-restricted-globals', 'tests/unit/wait.test.ts', 'export const t = setTimeout(() => 1, 1);'],
  ['no-restricted-properties', 'server/room/now.ts', 'export const t = Date.now();'],
  ['no-restricted-properties', 'lib/core/dice.ts', 'export const n = Math.random();'],
  ['no-console', 'server/loud.ts', 'console.log(1);'],
  ['no-process-env', 'server/env.ts', 'export const port = process.env.PORT;'],
  ['no-explicit-any', 'lib/std/any.ts', 'export const x: any = 1;'],
  ['no-default-export', 'lib/std/default.ts', 'export default 1;'],
  ['no-barrel-file', 'lib/std/barrel.ts', "export * from './any.ts';"],
  ['no-floating-promises', 'server/float.ts', 'async function f() {}\nf();'],
  [
    'consistent-type-imports',
    'lib/std/types.ts',
    "import { T } from './shape.ts';\nexport const t: T = 'a';",
  ],
  [
    'switch-exhaustiveness-check',
    'lib/std/switch.ts',
    "import type { T } from './shape.ts';\nexport function f(t: T) { switch (t) { case 'a': return 1; } }",
  ],
] as const;

const GROUND = {
  'lib/std/shape.ts': "export type T = 'a' | 'b';",
  // Allowed here, forbidden above.
  'server/config.ts': 'export const port = process.env.PORT;',
  'server/cli/speak.ts': 'console.log(1);',
  'lib/client/timer.ts': 'export const t = setTimeout(() => 1, 1);',
  'app/page.tsx': 'export default function Page() { return null; }',
  'node.d.ts': 'declare const process: { readonly env: Record<string, string | undefined> };',
  'tsconfig.json':
    '{ "compilerOptions": { "strict": true, "noEmit": true, "allowImportingTsExtensions": true } }',
  '.oxlintrc.json': readFileSync(join(ROOT, '.oxlintrc.json'), 'utf8'),
};

interface Report {
  readonly diagnostics: readonly { readonly code: string; readonly filename: string }[];
}

describe('lint', () => {
  let folder = '';
  let report: Report | null = null;

  beforeAll(async () => {
    const faults = Object.fromEntries(FAULTS.map(([, path, text]) => [path, text]));
    folder = plantTree({ ...GROUND, ...faults });
    const printed = await runIn(folder, 'oxlint/bin/oxlint', ['--type-aware', '-f', 'json']);
    report = JSON.parse(printed) as Report;
  });
  afterAll(() => uprootTree(folder));

  it.each(FAULTS)('[BUILD-10] finds %s in %s', (rule, path) => {
    const found = report?.diagnostics.filter(({ filename }) => filename === path) ?? [];
    expect(found.map(({ code }) => code).join(' ')).toContain(`(${rule})`);
  });

  it('[BUILD-10] finds nothing where the same is allowed', () => {
    const planted: readonly string[] = FAULTS.map(([, path]) => path);
    const others = report?.diagnostics.filter(({ filename }) => !planted.includes(filename));
    expect(others).toEqual([]);
  });
});
