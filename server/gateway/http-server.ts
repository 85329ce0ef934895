/** Node's HTTP server with limits on how long a client may take. */
import type { Server } from 'node:http';
import { createServer } from 'node:http';
import { refuseRaw } from './refusal.ts';
import type { Door } from './http.ts';

const HEADERS_MS_MAX = 20_000;
const REQUEST_MS_MAX = 120_000;
// Longer than the idle time of common proxies (60 s), or they write into a closed connection.
const KEEP_ALIVE_MS = 75_000;
const CONNECTION_CHECK_MS = 5_000;

export function createHttpServer(door: Door): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_MS_MAX,
      requestTimeout: REQUEST_MS_MAX,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CONNECTION_CHECK_MS,
    },
    door,
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
    refuseRaw(socket, isLarge ? 'too_large' : 'bad_request');
  });
  return server;
}
