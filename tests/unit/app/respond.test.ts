import { afterEach, describe, expect, it } from 'vitest';
import { dispositionOf } from '../../../app/_server/content-file.ts';
import { refuseMethod, respond } from '../../../app/_server/respond.ts';
import type { Actor } from '../../../lib/core/actor.ts';
import { AppError } from '../../../lib/core/faults.ts';
import type { PersonId } from '../../../lib/core/ids.ts';
import type { LogFacts } from '../../../server/ports.ts';
import { silentLog } from '../../support/silent-log.ts';

const SLOT = Symbol.for('sheaf.services');
const global = globalThis as { [key: symbol]: unknown };

function withServices(actor: Actor = { is: 'nobody' }) {
  const errors: LogFacts[] = [];
  const log = { ...silentLog, error: (_event: string, facts: LogFacts = {}) => errors.push(facts) };
  global[SLOT] = { log, resolveActor: async () => actor };
  return errors;
}

afterEach(() => {
  delete global[SLOT];
});

const request = new Request('http://localhost/api/v1/me');

async function answerTo(error: Error) {
  const response = await respond(request, () => Promise.reject(error));
  return { status: response.status, body: (await response.json()) as unknown, response };
}

describe('respond', () => {
  it('[HTTP-9] an expected failure is its code, status and sentence, never its detail', async () => {
    const errors = withServices();
    const { status, body } = await answerTo(new AppError('not_allowed', 'editor: trash'));
    expect(status).toBe(403);
    expect(JSON.stringify(body)).toMatch(
      /^\{"error":\{"code":"not_allowed","message":"[^"]+"\}\}$/,
    );
    expect(JSON.stringify(body)).not.toContain('editor: trash');
    expect(errors).toEqual([]);
  });

  it('[HTTP-9] a hint goes to the caller in place of the sentence', async () => {
    withServices();
    const error = new AppError('bad_request', 'secret', { hint: 'The title is too long.' });
    const expected = { error: { code: 'bad_request', message: 'The title is too long.' } };
    expect((await answerTo(error)).body).toEqual(expected);
  });

  it('[HTTP-9] an error of the other copy of the class counts the same', async () => {
    withServices();
    const foreign = Object.assign(new Error('too_large: x'), {
      name: 'AppError',
      code: 'too_large',
    });
    expect((await answerTo(foreign)).status).toBe(413);
    const posing = Object.assign(new Error('x'), { name: 'AppError', code: 'toString' });
    expect((await answerTo(posing)).status).toBe(500);
  });

  it('[TOKEN-7] a token to read is refused before whatever may change anything', async () => {
    const personId = 'm_AAAAAAAAAAAAAAAAAAAAAA' as PersonId;
    const proof = { is: 'token', id: 't', scope: 'read' } as const;
    withServices({ is: 'member', personId, proof });
    const answer = async () => new Response('answered');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) {
      const changing = new Request(request.url, { method });
      const refused = await respond(changing, answer);
      expect([method, refused.status]).toEqual([method, 403]);
      expect(await refused.text()).toContain('This token may only read.');
      expect((await respond(changing, answer, 'reads')).status).toBe(200);
    }
    expect((await respond(request, answer)).status).toBe(200);
  });

  it('[API-15] a bug is a number that finds it in the log', async () => {
    const errors = withServices();
    const bug = new Error('SELECT failed at /home/ada');
    const { status, body } = await answerTo(bug);
    expect(status).toBe(500);
    const number = /\(([\w-]{36})\)/.exec(JSON.stringify(body))?.[1];
    expect(errors).toEqual([{ errorId: number, err: bug }]);
    expect(JSON.stringify(body)).not.toMatch(/SELECT|home/);
  });

  it('[API-15] a store that does not answer is logged and may be asked again', async () => {
    const errors = withServices();
    const { status, response } = await answerTo(new AppError('storage_unavailable', 'disk full'));
    expect(status).toBe(503);
    expect(response.headers.get('retry-after')).toBe('1');
    expect(errors).toHaveLength(1);
  });

  it('[ACCOUNT-44] what may be kept says so itself; nothing else is kept', async () => {
    withServices();
    const kept = { headers: { 'Cache-Control': 'private, max-age=9' } };
    const [plain, cached] = await Promise.all([
      respond(request, async () => new Response('plain')),
      respond(request, async () => new Response('cached', kept)),
    ]);
    expect(plain.headers.get('cache-control')).toBe('no-store');
    expect(cached.headers.get('cache-control')).toBe('private, max-age=9');
  });

  it('[API-13] a method that is not there is 405', () => {
    withServices();
    expect(refuseMethod().status).toBe(405);
  });
});

describe('download name', () => {
  it.each([
    ['Plan B', 'attachment; filename="Plan B.md"; filename*=UTF-8\'\'Plan%20B.md'],
    ['', 'attachment; filename="document.md"; filename*=UTF-8\'\'document.md'],
    ['...', 'attachment; filename="document.md"; filename*=UTF-8\'\'document.md'],
    ['CON', 'attachment; filename="document.md"; filename*=UTF-8\'\'document.md'],
    [
      '../../etc/passwd',
      'attachment; filename="etc passwd.md"; filename*=UTF-8\'\'etc%20passwd.md',
    ],
    ['100% "it\'s" (me)*', undefined],
    ['计划', 'attachment; filename="__.md"; filename*=UTF-8\'\'%E8%AE%A1%E5%88%92.md'],
    ['a\r\nSet-Cookie: x=1', undefined],
    ['\u202Egpj.exe', 'attachment; filename="gpj.exe.md"; filename*=UTF-8\'\'gpj.exe.md'],
    ['\uD800', undefined],
    ['x'.repeat(500), undefined],
  ])('[API-5] %j is a safe file name', (title, expected) => {
    const disposition = dispositionOf(title, 'markdown');
    // RFC 6266 and RFC 5987: a quoted string without escapes, and attr-char or percent-encoding.
    const SAFE =
      /^attachment; filename="[ !#$&-[\]-~]{1,90}"; filename\*=UTF-8''[\w!#$&+.^`|~%-]+$/;
    expect(disposition).toMatch(SAFE);
    expect(disposition).toBe(expected ?? disposition);
    expect(new Headers({ 'content-disposition': disposition }).has('content-disposition')).toBe(
      true,
    );
  });
});
