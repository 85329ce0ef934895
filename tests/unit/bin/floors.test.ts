/** Whether the floors of .dependency-cruiser.cjs hold: every kind of fault is planted once. */
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ROOT, plantTree, runIn, uprootTree } from '../../support/planted-tree.ts';

const FAULTS = [
  ['up-from-floor-0', 'lib/std/up.ts', `import { low } from '../core/low.ts';`],
  ['up-from-floor-1', 'lib/core/up.ts', `import type { Wire } from '../protocol/wire.ts';`],
  ['up-from-floor-3', 'lib/client/up.ts', `import { port } from '../../server/ports.ts';`],
  ['up-from-floor-4', 'server/room/up.ts', `import { find } from '../services/find.ts';`],
  ['up-from-floor-5', 'server/services/up.ts', `import { gate } from '../gateway/gate.ts';`],
  ['up-from-floor-6', 'server/gateway/up.ts', `import '../main.ts';`],
  [
    'sideways-from-services',
    'server/services/side.ts',
    `import { row } from '../adapters/row.ts';`,
  ],
  ['sideways-from-adapters', 'server/adapters/side.ts', `import '../room/registry.ts';`],
  ['sideways-from-room-effects', 'server/room/driver.ts', `import '../workers/pool.ts';`],
  [
    'no-circles',
    'lib/core/circle-a.ts',
    `import type { B } from './circle-b.ts'; export type A = B;`,
  ],
  ['no-unknown-imports', 'lib/core/lost.ts', `import './nowhere.ts';`],
  ['lib-without-node', 'lib/core/node.ts', `import { readFileSync } from 'node:fs';`],
  ['lib-is-pure', 'lib/editor/ws.ts', `import { WebSocket } from 'ws';`],
  [
    'app-sees-the-server-through-one-door',
    'app/page.tsx',
    `import type { P } from '../server/ports.ts';`,
  ],
  [
    'door-imports-types-only',
    'app/_server/door.ts',
    `import { port } from '../../server/ports.ts';`,
  ],
  ['ws-only-in-the-gateway', 'server/log.ts', `import { WebSocket } from 'ws';`],
  ['prisma-only-in-its-adapter', 'server/services/db.ts', `import { P } from '@prisma/client';`],
  ['pure-room', 'server/room/room.ts', `import { log } from '../log.ts';`],
  [
    'no-document-on-the-hot-path',
    'server/room/open-document.ts',
    `import * as Y from 'yjs'; export const doc = new Y.Doc();`,
  ],
  ['product-without-tests', 'server/config.ts', `import '../tests/support/x.ts';`],
] as const;

/** What the faults import; none of these is a fault itself. */
const GROUND = {
  'lib/core/low.ts': 'export const low = 1;',
  'lib/core/circle-b.ts': `import type { A } from './circle-a.ts'; export type B = A;`,
  'lib/protocol/wire.ts': `import { low } from '../core/low.ts'; export type Wire = typeof low;`,
  'server/ports.ts': 'export const port = 1; export type P = 1;',
  'server/room/registry.ts': `import './room.ts'; export {};`,
  'server/services/find.ts': `import { port } from '../ports.ts'; export const find = port;`,
  'server/adapters/row.ts': 'export const row = 1;',
  'server/workers/pool.ts': 'export {};',
  'server/gateway/gate.ts': `import type { WebSocket } from 'ws'; export const gate = 1;`,
  'server/main.ts': `import './gateway/gate.ts'; import './services/find.ts';`,
  'app/_server/types.ts': `import type { P } from '../../server/ports.ts'; export type Q = P;`,
  'tests/support/x.ts': 'export {};',
  'node_modules/ws/package.json': '{ "name": "ws", "version": "1.0.0", "main": "index.js" }',
  'node_modules/ws/index.js': '',
  'node_modules/@prisma/client/package.json': '{ "name": "@prisma/client", "main": "index.js" }',
  'node_modules/@prisma/client/index.js': '',
  'node_modules/yjs/package.json': '{ "name": "yjs", "main": "index.js" }',
  'node_modules/yjs/index.js': '',
  'package.json':
    '{ "dependencies": { "ws": "1.0.0", "@prisma/client": "1.0.0", "yjs": "1.0.0" } }',
};

interface Report {
  readonly summary: {
    readonly totalCruised: number;
    readonly violations: readonly {
      readonly from: string;
      readonly rule: { readonly name: string };
    }[];
  };
}

describe('floors', () => {
  let folder = '';
  let report: Report | null = null;

  beforeAll(async () => {
    const faults = Object.fromEntries(FAULTS.map(([, path, text]) => [path, text]));
    folder = plantTree({ ...GROUND, ...faults });
    const config = join(ROOT, '.dependency-cruiser.cjs');
    const folders = ['app', 'lib', 'server', 'tests'];
    const options = ['--config', config, '--output-type', 'json'];
    const cruiser = 'dependency-cruiser/bin/dependency-cruiser.mjs';
    const printed = await runIn(folder, cruiser, [...folders, ...options]);
    report = JSON.parse(printed) as Report;
  });
  afterAll(() => uprootTree(folder));

  it('[BUILD-7] are looked at: the modules are seen at all', () => {
    expect(report?.summary.totalCruised).toBeGreaterThan(FAULTS.length);
  });

  it.each(FAULTS)('[BUILD-7] find %s in %s', (rule, path) => {
    const found = report?.summary.violations.filter(({ from }) => from === path) ?? [];
    expect(found.map(({ rule: { name } }) => name)).toContain(rule);
  });

  it('[BUILD-7] find nothing in what goes down', () => {
    const planted: readonly string[] = [...FAULTS.map(([, path]) => path), 'lib/core/circle-b.ts'];
    const others = report?.summary.violations.filter(({ from }) => !planted.includes(from));
    expect(others).toEqual([]);
  });
});
