/** How Next builds and serves the pages; the server around it is server/main.ts. */
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('.', import.meta.url));

/** @type {import('next').NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: true,
  compress: true,
  productionBrowserSourceMaps: false,
  devIndicators: false,
  // Types are checked by `npm run check`; a build on somebody's own machine should not stop at them.
  typescript: { ignoreBuildErrors: true },
  // A second copy of Yjs in one process breaks its type checks (yjs#438); the others are native.
  serverExternalPackages: [
    'yjs',
    'y-protocols',
    'lib0',
    'ws',
    'pino',
    'better-sqlite3',
    '@prisma/client',
    '@prisma/adapter-better-sqlite3',
  ],
  // A lockfile in a folder above must not move the root of the project.
  turbopack: {
    root,
    // What the browser would be sent and never runs.
    resolveAlias: {
      'next/dist/compiled/buffer': { browser: './app/_ui/no-buffer.ts' },
      'lib0/dom': { browser: './app/_ui/no-dom.ts' },
      'prosemirror-history': { browser: './app/_ui/no-history.ts' },
      'prosemirror-tables': { browser: './app/_ui/no-tables.ts' },
    },
  },
  outputFileTracingRoot: root,
  // Where the trash was before it became a view of the list.
  redirects: async () => [{ source: '/trash', destination: '/?view=trash', permanent: false }],
};

export default config;
