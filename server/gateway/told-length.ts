/** Gives the length that a route has told its own name. */
import type { ServerResponse } from 'node:http';
import { LENGTH_HEADER } from '../../lib/core/length-header.ts';

/** Before anything is written to it. */
export function tellLength(response: ServerResponse): void {
  const writeHead = response.writeHead.bind(response) as (...head: unknown[]) => ServerResponse;
  response.writeHead = (...head: unknown[]) => {
    const length = response.getHeader(LENGTH_HEADER);
    if (length !== undefined) {
      response.removeHeader(LENGTH_HEADER);
      response.setHeader('Content-Length', length);
    }
    return writeHead(...head);
  };
}
