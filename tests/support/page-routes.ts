/** Every address that answers a person looking around, found by looking: the API has its own. */
import { readdirSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { fileURLToPath } from 'node:url';

const APP = fileURLToPath(new URL('../../app', import.meta.url));
const DOOR = fileURLToPath(new URL('../../server/gateway/http.ts', import.meta.url));
const API = /^\/api\/v1(?:\/|$)/;

/** `/d/[documentId]`, `/setup/[[...key]]`, and what is no page, but answers outside of the API. */
export function pageRoutes(): string[] {
  return readdirSync(APP, { recursive: true, encoding: 'utf8' })
    .filter((file) => /(?:^|[\\/])(?:page|route)\.[jt]sx?$/.test(file))
    .map((file) => pathOf(dirname(file).replaceAll('\\', '/')))
    .filter((path) => !API.test(path))
    .toSorted();
}

/** What the door answers by itself, before any page. */
export function doorRoutes(): string[] {
  const own = [...readFileSync(DOOR, 'utf8').matchAll(/path === '(\/[^']*)'/g)];
  return [...new Set(['/p/[slug]', ...own.map(([, path = '']) => path)])].toSorted();
}

/** Folders in brackets group pages, and are no part of their address. */
function pathOf(folder: string): string {
  const parts = folder.split('/').filter((part) => part !== '.' && !/^\(.*\)$/.test(part));
  return `/${parts.join('/')}`;
}
