/** Next.js inside our server: renders pages and answers API routes, owns no socket. */
import { existsSync } from 'node:fs';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import { join } from 'node:path';
import type { Duplex } from 'node:stream';
import { format } from 'node:util';
import next from 'next';
import type { Config } from '../config.ts';
import type { Log } from '../ports.ts';
import type { ServeStatic } from './static-files.ts';
import { makeServeStatic } from './static-files.ts';

export interface Pages {
  serve(request: IncomingMessage, response: ServerResponse): Promise<void>;
  /** Development: the reload socket, for paths under `/_next/` only. */
  upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void;
  /** null in development: assets are built on demand. */
  readonly serveStatic: ServeStatic | null;
  close(): Promise<void>;
}

/** The message is for the operator. */
class PagesMissingError extends Error {
  override readonly name = 'PagesMissingError';

  constructor() {
    super(
      'The pages are not built yet; start with npm start, which builds them, or npm run build.',
    );
  }
}

/** @throws PagesMissingError when a production server finds no build. */
export async function openPages(folder: string, config: Config, log: Log): Promise<Pages> {
  if (!config.isDevelopment) {
    if (!existsSync(join(folder, '.next', 'BUILD_ID'))) throw new PagesMissingError();
    hearConsole(log);
  }
  // Given a server, Next listens to its upgrades, and a socket that nobody owns hangs there (seen
  // in 16.4.6). This one never listens; it is told of those upgrades only that are for Next.
  const decoy = createServer();
  const app = next({
    dev: config.isDevelopment,
    dir: folder,
    hostname: config.host,
    port: config.port,
    httpServer: decoy,
  });
  await app.prepare();
  const answer = app.getRequestHandler();
  return {
    serve: (request, response) => answer(request, response),
    upgrade: (request, socket, head) => {
      // Before the first page nobody listens yet.
      if (!decoy.emit('upgrade', request, socket, head)) socket.destroy();
    },
    serveStatic: config.isDevelopment ? null : makeServeStatic(join(folder, '.next', 'static')),
    close: () => app.close(),
  };
}

/** Next speaks through the console; an operator reads one log, and one line on stdout. */
function hearConsole(log: Log): void {
  const heard = globalThis.console;
  const told = (level: 'debug' | 'warn' | 'error') => {
    return (...words: unknown[]) => log[level]('page.reported', { text: format(...words) });
  };
  Object.assign(heard, { log: told('debug'), info: told('debug'), debug: told('debug') });
  Object.assign(heard, { warn: told('warn'), error: told('error') });
}
