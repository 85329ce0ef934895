/** Somebody with a browser of their own, as the API sees it. */
import { expect } from 'vitest';
import { parsePersonId, type PersonId } from '../../lib/core/ids.ts';
import type { RunningServer } from './server.ts';

export interface ApiPerson {
  readonly personId: PersonId | null;
  /** What a browser sends along. */
  readonly headers: Readonly<Record<string, string>>;
  ask(method: string, path: string, body?: unknown): Promise<Response>;
  /** The answer's body; fails on any other status. */
  expect<Shape>(status: number, method: string, path: string, body?: unknown): Promise<Shape>;
}

/** Opens a page, and keeps the cookie. */
export async function aVisitor(server: Pick<RunningServer, 'url'>): Promise<ApiPerson> {
  const page = await fetch(server.url, { headers: { accept: 'text/html' } });
  const cookie = page.headers.getSetCookie()[0]?.split(';')[0] ?? '';
  return apiPerson(server, { cookie, origin: server.url });
}

/** A program without a cookie. */
export function aProgram(server: Pick<RunningServer, 'url'>): ApiPerson {
  return apiPerson(server, {});
}

function apiPerson(
  server: Pick<RunningServer, 'url'>,
  headers: Readonly<Record<string, string>>,
): ApiPerson {
  const ask = (method: string, path: string, body?: unknown): Promise<Response> => {
    const type = body === undefined ? {} : { 'content-type': 'application/json' };
    const text = body === undefined ? {} : { body: JSON.stringify(body) };
    return fetch(`${server.url}/api/v1${path}`, {
      method,
      headers: { ...headers, ...type },
      ...text,
    });
  };
  return {
    personId: parsePersonId(/=([^.]+)\./.exec(headers['cookie'] ?? '')?.[1] ?? ''),
    headers,
    ask,
    async expect<Shape>(status: number, method: string, path: string, body?: unknown) {
      const response = await ask(method, path, body);
      const text = await response.text();
      expect([response.status, method, path, text]).toEqual([status, method, path, text]);
      return (text === '' ? null : JSON.parse(text)) as Shape;
    },
  };
}
