/** Node's HTTP server with limits on how long a client may take. */
import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { Limits } from '../../lib/core/limits.ts';
import type { Clock } from '../../lib/std/clock.ts';
import { refuseRaw } from './refusal.ts';
import type { Door } from './http.ts';
import { isUpload } from './screen-request.ts';

const HEADERS_MS_MAX = 20_000;
const REQUEST_MS_MAX = 120_000;
// Longer than the idle time of common proxies (60 s), or they write into a closed connection.
const KEEP_ALIVE_MS = 75_000;
const CONNECTION_CHECK_MS = 5_000;

export interface HttpServerNeeds {
  readonly clock: Clock;
  readonly limits: Pick<Limits, 'uploadMs'>;
}

export function createHttpServer(door: Door, { clock, limits }: HttpServerNeeds): Server {
  const server = createServer(
    {
      headersTimeout: HEADERS_MS_MAX,
      // One for all; whatever is no upload has a shorter one of ours. An upload is told by whoever
      // takes it, and only then cut off.
      requestTimeout: limits.uploadMs + REQUEST_MS_MAX,
      keepAliveTimeout: KEEP_ALIVE_MS,
      connectionsCheckingInterval: CONNECTION_CHECK_MS,
    },
    (request, response) => {
      if (hasBody(request) && !isUpload(request)) endWhenLate(request, response, clock);
      door(request, response);
    },
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    const isLarge = error.code === 'HPE_HEADER_OVERFLOW';
    refuseRaw(socket, isLarge ? 'too_large' : 'bad_request');
  });
  return server;
}

function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

function endWhenLate(request: IncomingMessage, response: ServerResponse, clock: Clock): void {
  const { socket } = request;
  const stopClock = clock.after(REQUEST_MS_MAX, () => {
    if (request.complete) return;
    if (response.headersSent) socket.destroy();
    else refuseRaw(socket, 'bad_request');
  });
  request.once('end', stopClock);
  socket.once('close', stopClock);
  request.once('end', () => socket.off('close', stopClock));
}
