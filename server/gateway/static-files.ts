/** Built assets: compressed beforehand, named after their content, hence cached for ever. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import sirv from 'sirv';
import { refuse } from './refusal.ts';

const PREFIX = '/_next/static/';
const YEAR_SECONDS = 31_536_000;

/** @returns whether the request was for a built asset and is now answered. */
export type ServeStatic = (request: IncomingMessage, response: ServerResponse) => boolean;

/** Lists the folder once, now: a path that is not in the list never reaches the disk. */
export function makeServeStatic(folder: string): ServeStatic {
  const serve = sirv(folder, {
    etag: true,
    maxAge: YEAR_SECONDS,
    immutable: true,
    brotli: true,
    gzip: true,
    dotfiles: false,
    extensions: [],
    onNoMatch: (_request, response) => refuse(response, 'not_found'),
  });
  return (request, response) => {
    const url = request.url ?? '/';
    if (!url.startsWith(PREFIX)) return false;
    if (request.method !== 'GET' && request.method !== 'HEAD') {
      refuse(response, 'method_not_allowed');
      return true;
    }
    // sirv knows paths below the folder only.
    request.url = url.slice(PREFIX.length - 1);
    serve(request, response);
    return true;
  };
}
