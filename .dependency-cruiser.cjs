/**
 * The floors: imports only go down, none goes in a circle, type imports included.
 *
 *   7  server/{main,engine,use-cases}    app pages and routes
 *   6  server/gateway               app/_server
 *   5  server/services  server/room/{registry,driver}  server/adapters  server/workers  server/cli
 *   4  server/room/*    server/{ports,account-store,asking-ports,file-ports,person-ports,sharing-ports,workspace-ports,config,log,meter}
 *   3  lib/client
 *   2  lib/protocol  lib/history  lib/editor  lib/i18n
 *   1  lib/core
 *   0  lib/std
 */

/** What each floor is made of, lowest first. */
const FLOORS = [
  ['^lib/std/'],
  ['^lib/core/'],
  ['^lib/protocol/', '^lib/history/', '^lib/editor/', '^lib/i18n/'],
  ['^lib/client/'],
  [
    '^server/room/(?!(registry|driver)(/|\\.ts$))',
    '^server/(ports|account-store|asking-ports|file-ports|person-ports|publication-ports|sharing-ports|workspace-ports|config|log|meter|start-thread)\\.ts$',
  ],
  ['^server/(services|adapters|workers|cli)/', '^server/room/(registry|driver)(/|\\.ts$)'],
  ['^server/gateway/', '^app/_server/'],
  ['^server/(main|engine|use-cases)\\.ts$', '^app/(?!_server/)'],
];

const upward = FLOORS.flatMap((floor, at) => {
  const above = FLOORS.slice(at + 1).flat();
  return above.length === 0
    ? []
    : [
        {
          name: `up-from-floor-${at}`,
          severity: 'error',
          from: { path: floor },
          to: { path: above },
        },
      ];
});

/** Floor 5: side by side, joined only by floor 4. A folder may of course import itself. */
const SIBLINGS = {
  services: '^server/services/',
  'room-effects': '^server/room/(registry|driver)(/|\\.ts$)',
  adapters: '^server/adapters/',
  workers: '^server/workers/',
};

const sideways = Object.entries(SIBLINGS).map(([name, path]) => ({
  name: `sideways-from-${name}`,
  comment:
    'Floor 5 is joined by the ports of server/ports.ts, put together in server/engine.ts and use-cases.ts.',
  severity: 'error',
  from: { path },
  to: { path: Object.values(SIBLINGS).filter((other) => other !== path) },
}));

/** Only `from` may import `what`. */
const only = (name, from, what) => ({
  name,
  severity: 'error',
  from: { path: '^(app|lib|server)/', pathNot: from },
  to: { path: what },
});

module.exports = {
  forbidden: [
    ...upward,
    ...sideways,
    { name: 'no-circles', severity: 'error', from: {}, to: { circular: true } },
    {
      name: 'no-unknown-imports',
      comment: 'An import nobody can resolve.',
      severity: 'error',
      from: { path: '^(app|lib|server|tests)/' },
      to: { couldNotResolve: true },
    },
    {
      name: 'lib-is-pure',
      comment: 'lib runs in browsers, in the server and in tests alike.',
      severity: 'error',
      from: { path: '^lib/' },
      to: {
        path: [
          '^(app|server|bin|tests)/',
          '(^|/)node_modules/(next|ws|pino|@?prisma|better-sqlite3)(/|$)',
        ],
      },
    },
    {
      name: 'history-is-pure',
      comment: 'Rows in, facts out: no editor and no language, so that any thread can read them.',
      severity: 'error',
      from: { path: '^lib/history/' },
      to: {
        pathNot: ['^lib/(std|core|protocol|history)/', '(^|/)node_modules/(lib0|yjs)/'],
      },
    },
    {
      name: 'lib-without-node',
      severity: 'error',
      from: { path: '^lib/' },
      to: { dependencyTypes: ['core'] },
    },
    {
      name: 'pure-room',
      comment: 'The machines of a room import lib and nothing else.',
      severity: 'error',
      from: { path: '^server/room/(room|session|durability)' },
      to: {
        pathNot: ['^lib/', '^server/room/', '^server/ports\\.ts$', '(^|/)node_modules/lib0/'],
      },
    },
    {
      name: 'no-document-on-the-hot-path',
      comment:
        'An open Y.Doc costs eleven times its state, and its decoder blocks on what hurts it.',
      severity: 'error',
      from: { path: '^(server/(room|gateway)|lib/protocol)/' },
      to: { path: '(^|/)node_modules/yjs/' },
    },
    {
      name: 'app-sees-the-server-through-one-door',
      severity: 'error',
      from: { path: '^app/', pathNot: '^app/_server/' },
      to: { path: '^server/' },
    },
    {
      name: 'door-imports-types-only',
      comment: 'A value imported by app and by server/main.ts exists twice in one process.',
      severity: 'error',
      from: { path: '^app/_server/' },
      to: { path: '^server/', dependencyTypesNot: ['type-only'] },
    },
    only(
      'prisma-only-in-its-adapter',
      ['^server/adapters/prisma/'],
      ['(^|/)node_modules/(@prisma|prisma|better-sqlite3)/', '^server/adapters/prisma/generated/'],
    ),
    only('ws-only-in-the-gateway', ['^server/gateway/'], '(^|/)node_modules/ws/'),
    only(
      'next-only-in-app-and-main',
      ['^app/', '^server/main\\.ts$', '^server/gateway/'],
      '(^|/)node_modules/next/',
    ),
    {
      name: 'product-without-tests',
      severity: 'error',
      from: { path: '^(app|lib|server|bin)/', pathNot: '\\.test\\.ts$' },
      to: { path: '^tests/' },
    },
    {
      name: 'product-without-dev-tools',
      severity: 'error',
      from: { path: '^(app|lib|server)/' },
      to: {
        dependencyTypes: ['npm-dev', 'npm-no-pkg', 'npm-unknown'],
        dependencyTypesNot: ['type-only'],
      },
    },
  ],
  options: {
    // dependency-cruiser sees nothing at all through TypeScript 7 (no compiler API); swc parses.
    parser: 'swc',
    tsPreCompilationDeps: true,
    doNotFollow: { path: ['node_modules', '^server/adapters/prisma/generated/'] },
    exclude: { path: ['^\\.next/', '^data/'] },
    moduleSystems: ['es6', 'cjs'],
    enhancedResolveOptions: {
      conditionNames: ['import', 'node', 'default', 'types'],
      exportsFields: ['exports'],
      extensions: ['.ts', '.tsx', '.mjs', '.js', '.d.ts', '.json', '.css'],
      mainFields: ['module', 'main', 'types'],
    },
  },
};
