/** Saying no over HTTP, before a page or route is asked. */
import type { ServerResponse } from 'node:http';
import type { Duplex } from 'node:stream';
import type { FaultCode } from '../../lib/core/faults.ts';
import { FAULTS } from '../../lib/core/faults.ts';
import { faults as sentences } from '../../lib/i18n/en/faults.ts';

export function refuse(response: ServerResponse, code: FaultCode, hint?: string): void {
  const body = bodyOf(code, hint);
  response.writeHead(FAULTS[code].http, {
    'Content-Type': 'application/json; charset=utf-8',
    'Content-Length': Buffer.byteLength(body),
    'Cache-Control': 'no-store',
    // The rest of the request, if any, is not worth reading.
    Connection: 'close',
  });
  response.end(body);
}

/** For bytes that never became a request. */
export function refuseRaw(socket: Duplex, code: FaultCode, hint?: string): void {
  if (!socket.writable) {
    socket.destroy();
    return;
  }
  const body = bodyOf(code, hint);
  socket.end(
    `HTTP/1.1 ${FAULTS[code].http} Refused\r\nContent-Type: application/json; charset=utf-8\r\n` +
      `Content-Length: ${Buffer.byteLength(body)}\r\nConnection: close\r\n\r\n${body}`,
  );
}

function bodyOf(code: FaultCode, hint = sentences[code]): string {
  return JSON.stringify({ error: { code, message: hint } });
}
