/** The client's address on its way to a route, which sees headers and no socket. */
import type { IncomingMessage } from 'node:http';
import type { RequestHeaders } from '../services/services.ts';
import { headerOf } from './cookies.ts';
import { clientAddressOf, type OriginConfig } from './origin.ts';

/** Set for every request, so that what a client says under this name is never read. */
const HEADER = 'x-sheaf-client-address';

export function labelClientAddress(request: IncomingMessage, config: OriginConfig): void {
  const { headers, socket } = request;
  headers[HEADER] = clientAddressOf(headers, socket.remoteAddress, config);
}

export function labelledClientAddress(headers: RequestHeaders): string {
  return headerOf(headers, HEADER) ?? 'unknown';
}
