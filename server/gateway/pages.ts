/** Next.js inside our server: renders pages and answers API routes, owns no socket. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import next from 'next';
import type { Config } from '../config.ts';
import type { ServeStatic } from './static-files.ts';
import { makeServeStatic } from './static-files.ts';

export interface Pages {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Development: the reload socket, for paths under `/_next/` only. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): Promise<void>;
  /** null in development: assets are built on demand. */
  readonly serveStatic: ServeStatic | null;
  close(): Promise<void>;
}

export async function openPages(folder: string, config: Config): Promise<Pages> {
  const app = next({
    dev: config.isDevelopment,
    dir: folder,
    hostname: config.host,
    port: config.port,
    // Given a server, Next adds its own upgrade listener, in which a socket that nobody owns hangs
    // (seen in 16.4.6). This one never listens.
    httpServer: createServer(),
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    serve: (request, response) => answer(request, response),
    upgrade: app.getUpgradeHandler(),
    serveStatic: config.isDevelopment ? null : makeServeStatic(join(folder, '.next', 'static')),
    close: () => app.close(),
  };
}
